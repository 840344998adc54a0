#pragma once

#include <QLineEdit>

namespace sluis::widgets {

// The name of what is edited, large, changed where it stands: looks like a title until the pointer or the keyboard is
// on it. Return or leaving keeps the name, Escape puts the old one back; an empty name is not kept.
class TitleEdit : public QLineEdit
{
    Q_OBJECT

public:
    explicit TitleEdit(QWidget* parent = nullptr);

    void setTitle(const QString& title);
    QString title() const { return m_title; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void renamed(
        const QString& title); // by the person; setTitle() with what was taken, or with the old name when refused

private:
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void finish();

    QString m_title;
};

} // namespace sluis::widgets
