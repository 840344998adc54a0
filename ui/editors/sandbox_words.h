#pragma once

#include <QString>
#include <QVector>

namespace sluis::editors {

// One function or object of the sandbox as the code editor offers it.
struct SandboxWord {
    QString name; // "sendHttpRequest", for members "parse"
    QString object; // "JSON" for its members, else ""
    QString call; // "sendHttpRequest(url, options?, body?)"; "" for objects
    QString result; // "Promise", "string"; "" when there is none
    QString about; // one sentence, translated
};

const QVector<SandboxWord>& sandboxWords(); // what require() gives, members of its objects behind them
const QVector<SandboxWord>& testWords(); // what the tests of a template have besides

// nullptr when there is no such word. `object` "" for what require() gives.
const SandboxWord* sandboxWord(const QString& name, const QString& object = {});

} // namespace sluis::editors
