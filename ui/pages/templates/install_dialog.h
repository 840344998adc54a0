#pragma once

#include "core/container/container.h"
#include "core/templates/template.h"

#include <QDialog>

#include <optional>

namespace sluis::pages {

// What a template from a file may do, before it is brought in; for a newer one of a template that is here already also
// what changes. Installing is trusting this text.
class InstallDialog : public QDialog
{
    Q_OBJECT

public:
    // `present` is the template here that it would replace; nullptr for none.
    InstallDialog(const templates::Template& incoming, const container::CustomTemplate* present, QWidget* parent);

    bool replaces() const { return m_replaces; }

private:
    bool m_replaces = false;
};

// The template of the container that the incoming one is a version of: the same id of the gallery, or the same name.
const container::CustomTemplate* presentVersion(const container::Container& draft, const templates::Template& incoming);

} // namespace sluis::pages
