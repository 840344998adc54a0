#pragma once

#include <QWidget>

namespace sluis::widgets {
class Button;
class Label;
} // namespace sluis::widgets

namespace sluis::editors {

// A part of a form under a heading, which may be folded away.
class Disclosure : public QWidget
{
    Q_OBJECT

public:
    explicit Disclosure(QWidget* parent = nullptr);

    void setTitle(const QString& title);
    void setFoldable(bool foldable);
    void setOpen(bool open);
    QWidget* body() { return m_body; }

private:
    void update();

    widgets::Button* m_fold;
    widgets::Label* m_title;
    QWidget* m_body;
    bool m_foldable = true;
    bool m_open = true;
};

} // namespace sluis::editors
