#pragma once

#include "ui/shell/shell_state.h"

#include <QAbstractButton>

namespace sluis::shell {

// "dezwaan / De Zwaan – server  GTM-K7Q2WNX ⌄": a button that opens the other workspaces.
class WorkspaceCrumb : public QAbstractButton
{
    Q_OBJECT

public:
    explicit WorkspaceCrumb(QWidget* parent);

    void setLook(const WorkspaceLook& look);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {160, 32}; }

private:
    void paintEvent(QPaintEvent* event) override;

    WorkspaceLook m_look;
};

// Looks like a field, is a button: "Go to…   Ctrl K".
class CommandButton : public QAbstractButton
{
    Q_OBJECT

public:
    explicit CommandButton(QWidget* parent);

    void setWords(const QString& words, const QString& keys);
    QSize sizeHint() const override { return {232, 28}; }

private:
    void paintEvent(QPaintEvent* event) override;

    QString m_keys;
};

} // namespace sluis::shell
