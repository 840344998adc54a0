#pragma once

#include "ui/widgets/panel.h"

#include <QAbstractButton>

class QHBoxLayout;

namespace sluis::widgets {

class Label;

// 44 px over a page: its title and count left, then what narrows the page, what makes something new right.
class PageBar : public Panel
{
    Q_OBJECT

public:
    explicit PageBar(QWidget* parent = nullptr);

    void setTitle(const QString& title);
    void setCount(const QString& count);
    void addLeft(QWidget* widget);
    void addRight(QWidget* widget);

private:
    Label* m_title;
    Label* m_count;
    QHBoxLayout* m_left;
    QHBoxLayout* m_right;
};

// 28 px over a part of a pane.
class SectionHeader : public Panel
{
    Q_OBJECT

public:
    explicit SectionHeader(QWidget* parent = nullptr);

    void setTitle(const QString& title);
    void setCount(const QString& count); // beside the title, secondary
    void setNote(const QString& note); // right, caption
    void addRight(QWidget* widget);

private:
    Label* m_title;
    Label* m_count;
    Label* m_note;
    QHBoxLayout* m_row;
};

// The way back above an editor: "‹ Tags / Orders". The whole of it is one button.
class BackPath : public QAbstractButton
{
    Q_OBJECT

public:
    explicit BackPath(QWidget* parent = nullptr);

    void setBack(const QString& where);
    void setRest(const QString& rest);
    QSize sizeHint() const override;

private:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;
    void retranslate();

    QString m_back;
    QString m_rest;
};

} // namespace sluis::widgets
