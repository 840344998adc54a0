#pragma once

#include "ui/bridge/session.h"

#include <QTimer>
#include <QWidget>

namespace sluis::pages {

// The last five minutes as bars of four seconds, failures red from below, the chosen hit as a pin. A click chooses the
// hit nearest to it.
class Timeline : public QWidget
{
    Q_OBJECT

public:
    explicit Timeline(bridge::Session& session, QWidget* parent = nullptr);

    QSize sizeHint() const override { return {400, 52}; }

Q_SIGNALS:
    void hitChosen(sluis::HitId hit);

private:
    struct Bar {
        int hits = 0;
        int failed = 0;
        HitId newest;
    };

    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void count();
    int barAt(int x) const;
    int barOf(WallTime time) const;
    QRect barsRect() const;

    bridge::Session& m_session;
    std::vector<Bar> m_bars;
    WallTime m_end;
    QTimer m_timer;
};

} // namespace sluis::pages
