#include "ui/models/code_paint.h"

#include "ui/theme/paint.h"

#include <QPainter>

namespace sluis::models {

namespace {

    using theme::Color;

    bool isNumberStart(QChar character)
    {
        return character.isDigit() || character == u'-';
    }

    // The end of the quoted text that starts at `from`.
    qsizetype endOfText(const QString& line, qsizetype from)
    {
        for (qsizetype at = from + 1; at < line.size(); ++at) {
            if (line[at] == u'\\')
                ++at;
            else if (line[at] == u'"')
                return at + 1;
        }
        return line.size();
    }

    struct Piece {
        qsizetype end = 0;
        Color color = Color::TextPrimary;
    };

    Piece pieceAt(const QString& line, qsizetype from)
    {
        if (line[from] == u'"') {
            const qsizetype end = endOfText(line, from);
            qsizetype next = end;
            while (next < line.size() && line[next].isSpace())
                ++next;
            const bool isKey = next < line.size() && line[next] == u':';
            return {end, isKey ? Color::SyntaxProperty : Color::SyntaxString};
        }
        const bool startsWord = from == 0 || !line[from - 1].isLetterOrNumber();
        if (startsWord && isNumberStart(line[from])) {
            qsizetype end = from + 1;
            while (end < line.size() && (line[end].isDigit() || QStringLiteral(".eE+-").contains(line[end])))
                ++end;
            if (end == line.size() || !line[end].isLetter())
                return {end, Color::SyntaxNumber};
        }
        qsizetype end = from + 1;
        while (end < line.size() && line[end] != u'"' && !isNumberStart(line[end]))
            ++end;
        return {end, Color::TextSecondary};
    }

} // namespace

void paintCodeLine(QPainter& painter, const QRect& where, const QString& line)
{
    const bool isCode = line.trimmed().startsWith(QLatin1Char('"')) || line.trimmed().startsWith(u'{')
        || line.trimmed().startsWith(u'[') || line.trimmed().startsWith(u'}') || line.trimmed().startsWith(u']')
        || (!line.trimmed().isEmpty() && isNumberStart(line.trimmed().front()));
    if (!isCode) {
        theme::paintText(painter, where, line, theme::Font::Data, theme::color(Color::TextPrimary));
        return;
    }
    const QFontMetrics metrics(theme::font(theme::Font::Data));
    painter.save();
    painter.setClipRect(where, Qt::IntersectClip);
    int x = where.left();
    for (qsizetype at = 0; at < line.size() && x < where.right();) {
        const Piece piece = pieceAt(line, at);
        const QString part = line.mid(at, piece.end - at);
        const int width = metrics.horizontalAdvance(part);
        theme::paintText(painter, QRect(x, where.top(), width + 2, where.height()), part, theme::Font::Data,
            theme::color(piece.color), Qt::AlignLeft, Qt::ElideNone);
        x += width;
        at = piece.end;
    }
    painter.restore();
}

} // namespace sluis::models
