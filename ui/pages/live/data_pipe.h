#pragma once

#include "ui/models/event_data_rows.h"

#include <QWidget>

namespace sluis::pages {

// The way of the event's parameters to one vendor: client, transformations with what each hid, changed and added,
// vendor.
class DataPipe : public QWidget
{
    Q_OBJECT

public:
    explicit DataPipe(QWidget* parent = nullptr);

    struct Ends {
        QString client;
        container::EntityRef clientRef;
        int made = 0; // parameters
        QString vendor;
        QString monogram;
        int seen = 0;
    };
    void setWay(const Ends& ends, const std::vector<models::PipeStep>& steps);

    QSize sizeHint() const override { return {400, 42}; }

Q_SIGNALS:
    void entityChosen(const sluis::container::EntityRef& entity);

private:
    struct Step {
        QString icon;
        QString monogram;
        int kind = 0;
        QString name;
        QString number;
        int tone = 0; // of the number
        std::optional<container::EntityRef> entity;
        QRect rect;
    };

    void paintEvent(QPaintEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void place();

    std::vector<Step> m_steps;
};

} // namespace sluis::pages
