#pragma once

#include <QWidget>

namespace sluis::pages {

// The titles above the rows of parameters, in the columns that the delegate paints.
class ParameterHeader : public QWidget
{
    Q_OBJECT

public:
    explicit ParameterHeader(QWidget* parent = nullptr);

    void setColumns(const QString& after); // "As Meta sees it"; empty: only the value as received

private:
    void paintEvent(QPaintEvent* event) override;

    QString m_after;
};

} // namespace sluis::pages
