#pragma once

#include "core/container/entities.h"
#include "ui/editors/disclosure.h"

class QComboBox;

namespace sluis::bridge {
class Session;
}

namespace sluis::editors {
class VariableField;
}

namespace sluis::pages {

// What is done to a variable's value last: letters, and stand-ins for values that say nothing.
class FormatOptions : public editors::Disclosure
{
    Q_OBJECT

public:
    explicit FormatOptions(bridge::Session& session, QWidget* parent = nullptr);

    void setFormat(const std::optional<container::FormatValue>& format);

Q_SIGNALS:
    void changed(const QString& field, const sluis::container::FormatValue& format);

private:
    struct Stand {
        const char* name;
        std::optional<container::Parameter> container::FormatValue::* member;
        editors::VariableField* edit = nullptr;
    };

    void changeEvent(QEvent* event) override;
    void retranslate();

    container::FormatValue m_format;
    QComboBox* m_case;
    std::vector<Stand> m_stands;
};

} // namespace sluis::pages
