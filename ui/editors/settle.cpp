#include "ui/editors/settle.h"

#include "ui/bridge/text.h"
#include "ui/editors/passphrase_dialog.h"

#include <QCoreApplication>
#include <QPointer>
#include <QWidget>

namespace sluis::editors {

void moveToSecret(
    bridge::Session& session, const container::EntityRef& entity, const std::string& field, QWidget* parent)
{
    bridge::SecretDesk* desk = session.secrets();
    if (!desk)
        return;
    QWidget* window = parent->window(); // the message with the button goes with the problem
    desk->move(entity, field, window, [&session, desk, entity, field, window](const Result<void>& done) {
        if (done)
            return;
        if (bridge::asksForPassphrase(done.error())) {
            openKeys(
                *desk, window, [&session, entity, field, window] { moveToSecret(session, entity, field, window); });
            return;
        }
        Q_EMIT session.workspace().refused(
            QCoreApplication::translate("Secrets", "Nothing was changed. %1").arg(bridge::translated(done.error())));
    });
}

void settle(bridge::Session& session, const bridge::Problem& problem, const bridge::Repair& repair, QWidget* parent)
{
    if (repair.label.key == "lint.repairMoveToSecret" && session.secrets())
        moveToSecret(session, problem.entity, problem.field, parent);
    else
        session.workspace().apply(repair.edit);
}

} // namespace sluis::editors
