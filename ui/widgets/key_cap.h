#pragma once

#include <QWidget>

class QPainter;

namespace sluis::widgets {

// A key to press, as a small box: "Ctrl K". 18 px high.
int keyCapWidth(const QString& keys);
int paintKeyCap(QPainter& painter, const QRect& where, const QString& keys, Qt::Alignment alignment = Qt::AlignLeft);

class KeyCap : public QWidget
{
    Q_OBJECT

public:
    explicit KeyCap(const QString& keys = {}, QWidget* parent = nullptr);

    void setKeys(const QString& keys);
    QSize sizeHint() const override;

private:
    void paintEvent(QPaintEvent* event) override;

    QString m_keys;
};

} // namespace sluis::widgets
