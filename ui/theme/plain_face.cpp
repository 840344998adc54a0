#include "ui/theme/plain_face.h"

#include <QtEndian>

namespace sluis::theme {

namespace {

    constexpr qsizetype HeaderBytes = 12;
    constexpr qsizetype EntryBytes = 16; // tag, checksum, offset, length

    QByteArray wide(const QString& text)
    {
        QByteArray bytes;
        for (const QChar c : text) {
            bytes += static_cast<char>(c.unicode() >> 8);
            bytes += static_cast<char>(c.unicode() & 0xFF);
        }
        return bytes;
    }

} // namespace

QByteArray withoutSubstitutions(QByteArray face, const QString& family, const QString& newFamily)
{
    if (face.size() < HeaderBytes || family.size() != newFamily.size())
        return face;
    const auto tables = qFromBigEndian<quint16>(face.constData() + 4);
    for (qsizetype table = 0; table < tables; ++table) {
        const qsizetype entry = HeaderBytes + table * EntryBytes;
        if (entry + EntryBytes > face.size())
            break;
        const QByteArray tag = face.mid(entry, 4);
        if (tag == "GSUB")
            face[entry + 3] = 'X'; // a tag that nobody knows; the directory stays in order
        if (tag != "name")
            continue;
        const auto offset = static_cast<qsizetype>(qFromBigEndian<quint32>(face.constData() + entry + 8));
        const auto length = static_cast<qsizetype>(qFromBigEndian<quint32>(face.constData() + entry + 12));
        QByteArray names = face.mid(offset, length);
        names.replace(wide(family), wide(newFamily));
        names.replace(family.toLatin1(), newFamily.toLatin1());
        if (names.size() == length)
            face.replace(offset, length, names);
    }
    return face;
}

} // namespace sluis::theme
