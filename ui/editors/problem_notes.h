#pragma once

#include "ui/bridge/session.h"

#include <QWidget>

class QVBoxLayout;

namespace sluis::editors {

// The problems of one entity above its form: each a line with its repairs as buttons.
class ProblemNotes : public QWidget
{
    Q_OBJECT

public:
    explicit ProblemNotes(bridge::Session& session, QWidget* parent = nullptr);

    void setEntity(const container::EntityRef& entity);

Q_SIGNALS:
    void fieldChosen(const QString& field);

private:
    void update();

    bridge::Session& m_session;
    container::EntityRef m_entity;
    QVBoxLayout* m_column;
};

} // namespace sluis::editors
