#pragma once

#include "ui/bridge/session.h"
#include "ui/widgets/tile.h"

#include <QWidget>

class QHBoxLayout;
class QSplitter;
class QVBoxLayout;

namespace sluis::widgets {
class BackPath;
class Button;
class Label;
class Tile;
class TitleEdit;
} // namespace sluis::widgets

namespace sluis::editors {

// What all editors have around them: the way back, name in place, type, actions; the form left, the sample right.
class EditorFrame : public QWidget
{
    Q_OBJECT

public:
    EditorFrame(const QString& rememberedAs, int sampleWidth, QWidget* parent = nullptr);

    void setHead(const QString& back, const QString& folder, const widgets::TileLook& tile, const QString& name,
        const QString& type);
    void setNameFixed(bool fixed); // built-in variables keep their name
    void addAction(QWidget* action); // in front of Duplicate
    void setDuplicable(bool duplicable);
    QVBoxLayout* form() { return m_form; } // its parts from above; ends with a stretch of its own
    void setFooter(QWidget* footer); // below the form, always seen
    void setSample(QWidget* sample);
    void focusName();

Q_SIGNALS:
    void backRequested();
    void renamed(const QString& name);
    void duplicateRequested();
    void deleteRequested();
    void copyRequested();

private:
    void changeEvent(QEvent* event) override;
    void retranslate();

    widgets::BackPath* m_back;
    widgets::Tile* m_tile;
    widgets::TitleEdit* m_name;
    widgets::Label* m_type;
    QHBoxLayout* m_actions;
    widgets::Button* m_duplicate;
    widgets::Button* m_delete;
    widgets::Button* m_more;
    QSplitter* m_split;
    QVBoxLayout* m_form;
    QVBoxLayout* m_left;
    QString m_rememberedAs;
    int m_sampleWidth;
};

} // namespace sluis::editors
