#include "ui/theme/fonts.h"

#include "ui/theme/plain_face.h"

#include <QDir>
#include <QFile>
#include <QFontDatabase>

namespace sluis::theme {

namespace {

    // JetBrains Mono as it is drawn here: "=>" and "!==" are the characters that were typed. QScintilla makes fonts of
    // its own from the family's name, so that a style strategy alone does not reach it.
    const QString SourceFamily = QStringLiteral("JetBrains Mono");
    const QString DataFamily = QStringLiteral("JetBrains Code");

    struct Face {
        bool data;
        int pixels;
        int line;
        QFont::Weight weight;
    };

    Face face(Font role)
    {
        switch (role) {
        case Font::Base:
            return {false, 13, 20, QFont::Normal};
        case Font::BaseMedium:
            return {false, 13, 20, QFont::Medium};
        case Font::BaseStrong:
            return {false, 13, 20, QFont::DemiBold};
        case Font::Caption:
            return {false, 11, 16, QFont::Normal};
        case Font::CaptionMedium:
            return {false, 11, 16, QFont::Medium};
        case Font::CaptionStrong:
            return {false, 11, 16, QFont::DemiBold};
        case Font::Heading:
            return {false, 15, 20, QFont::DemiBold};
        case Font::Title:
            return {false, 20, 28, QFont::DemiBold};
        case Font::CardTitle:
            return {false, 12, 18, QFont::DemiBold};
        case Font::Data:
            return {true, 12, 16, QFont::Normal};
        case Font::DataMedium:
            return {true, 12, 16, QFont::Medium};
        case Font::DataBold:
            return {true, 12, 16, QFont::Bold};
        case Font::DataCaption:
            return {true, 11, 16, QFont::Normal};
        }
        return {false, 13, 20, QFont::Normal};
    }

} // namespace

QFont font(Font role)
{
    const Face wanted = face(role);
    // Emoji, Greek or Japanese in a visitor's data come from whatever else the machine has.
    QFont font(wanted.data ? QStringList{DataFamily, QStringLiteral("monospace")}
                           : QStringList{QStringLiteral("Inter"), QStringLiteral("sans-serif")});
    font.setPixelSize(wanted.pixels);
    font.setWeight(wanted.weight);
    font.setHintingPreference(QFont::PreferNoHinting);
    if (wanted.data) {
        font.setStyleHint(QFont::Monospace);
        font.setStyleStrategy(QFont::PreferNoShaping); // no ligatures: "->" in data is two characters
    }
    return font;
}

int lineHeight(Font role)
{
    return face(role).line;
}

void loadFonts()
{
    const QDir folder(QStringLiteral(":/fonts"));
    for (const QString& name : folder.entryList(QDir::Files)) {
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const QByteArray face = file.readAll();
        QFontDatabase::addApplicationFontFromData(
            name.startsWith(QLatin1String("JetBrains")) ? withoutSubstitutions(face, SourceFamily, DataFamily) : face);
    }
}

} // namespace sluis::theme
