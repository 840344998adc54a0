#pragma once

#include "ui/bridge/session.h"
#include "ui/editors/editor_frame.h"

#include <QWidget>

class QComboBox;
class QGridLayout;

namespace sluis::editors {

class ProblemNotes;
class VariableField;

// What the editors of all kinds share: the frame, folder and notes, problems, rename, duplicate, delete, and the rule
// that every keystroke is an edit of the draft. A kind's editor shows an entity and changes copies of it.
class EntityEditor : public QWidget
{
    Q_OBJECT

public:
    EntityEditor(bridge::Session& session, container::EntityKind kind, int sampleWidth, QWidget* parent = nullptr);

    bool open(const container::EntityRef& ref); // false: there is no such entity
    const container::EntityRef& entity() const { return m_ref; }
    virtual bool focusField(const QString& path); // of a problem
    void focusName();

Q_SIGNALS:
    void closed(); // back, or the entity is gone
    void entityRequested(const sluis::container::EntityRef& ref);

protected:
    // Sets every control; called whenever the entity changed, also by the editor itself.
    virtual void showEntity(const container::Entity& entity) = 0;
    virtual void showSample() = 0; // the evaluator has something new
    virtual widgets::TileLook tileOf(const container::Entity& entity) const;
    virtual void begin(const container::EntityRef& ref)
    {
        static_cast<void>(ref);
    } // another entity is edited from here on

    bridge::Session& session() { return m_session; }
    const bridge::Session& session() const { return m_session; }
    EditorFrame& frame() { return *m_frame; }
    ProblemNotes& notes() { return *m_problems; }

    // Applies a change to a copy of the entity; `field` names what is typed in, so that it merges into one step of
    // undo.
    template <class Kind, class Function> bool change(const QString& field, Function&& function)
    {
        auto entity = m_session.workspace().draft().entity(m_ref);
        auto* value = entity ? std::get_if<Kind>(&*entity) : nullptr;
        if (!value)
            return false;
        function(*value);
        return put(std::move(*entity), field);
    }
    bool put(container::Entity entity, const QString& field);
    void endMerging() { m_session.workspace().endMerging(); }

    QWidget* makeFolderField(); // label and list of folders
    QWidget* makeNotesField();
    QWidget* labelled(const QString& label, QWidget* control); // for tops of forms

    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void refresh();
    void showFolders(const container::Entity& entity);
    void chooseFolder(int index);
    void askForFolder();

    bridge::Session& m_session;
    container::EntityKind m_kind;
    container::EntityRef m_ref;
    EditorFrame* m_frame;
    ProblemNotes* m_problems;
    QComboBox* m_folder = nullptr;
    VariableField* m_notes = nullptr;
};

} // namespace sluis::editors
