#pragma once

#include "ui/shell/command_results.h"

#include <QLineEdit>
#include <QPointer>
#include <QWidget>

class QSettings;

namespace sluis::shell {

// Everything by its name (Ctrl+K): a field that grows over the window from its place in the top bar, with the window
// behind it a little darker. Up and Down choose, Enter goes, Escape or a click beside it closes. Only the preview
// changes while the choice moves. A child of the window rather than a popup, so that it also works where popups may not
// take the keyboard.
class CommandField : public QWidget
{
    Q_OBJECT

public:
    // `settings` keeps what was chosen before; both outlive this. Covers `window`.
    CommandField(QSettings& settings, QWidget* window);

    // In the order of their groups. They outlive this.
    void setProviders(const QVector<const CommandProvider*>& providers);

    void open(const QString& text = {});
    void close();

    QString chosenText() const; // of the row that Enter would take

Q_SIGNALS:
    void routeRequested(const QString& route);

private:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void changeEvent(QEvent* event) override;
    void find();
    void place();
    void step(int by);
    void take(int row);
    int rowAt(QPoint point) const;
    QRect rowRect(int row) const;
    void paintRow(QPainter& painter, const QRect& where, const CommandRow& row, bool chosen) const;
    void paintFoot(QPainter& painter, const QRect& where) const;
    void paintPrefixes(QPainter& painter, const QRect& where) const;
    void retranslate();

    QSettings& m_settings;
    QLineEdit* m_edit;
    QVector<const CommandProvider*> m_providers;
    QVector<CommandRow> m_rows;
    int m_chosen = -1;
    QRect m_panel;
    QPointer<QWidget> m_focusBefore;
};

} // namespace sluis::shell
