// The catalogues: what is translated is translated whole, and says what the original says.
#include <gtest/gtest.h>

#include <QFile>
#include <QMap>
#include <QRegularExpression>
#include <QXmlStreamReader>

#include "tests/ui/Picture.h"

namespace {

struct Message {
    QString translation;
    bool finished = true;
};

/// "context\nsource" -> message.
QMap<QString, Message> catalogue(const char* name) {
    QFile file(QStringLiteral(AM_TRANSLATIONS_SOURCE "/%1").arg(QLatin1String(name)));
    EXPECT_TRUE(file.open(QIODevice::ReadOnly)) << name;
    QXmlStreamReader xml(&file);
    QMap<QString, Message> messages;
    QString context;
    QString source;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == u"name") {
            context = xml.readElementText();
        } else if (xml.name() == u"source") {
            source = xml.readElementText();
        } else if (xml.name() == u"translation") {
            const bool finished = xml.attributes().value(QLatin1String("type")) != u"unfinished";
            messages.insert(context + QLatin1Char('\n') + source,
                            {xml.readElementText(), finished});
        }
    }
    EXPECT_FALSE(xml.hasError()) << xml.errorString().toStdString();
    return messages;
}

QStringList placesIn(const QString& text) {
    static const QRegularExpression kPlace(QStringLiteral("%[0-9n]"));
    QStringList places;
    for (auto each = kPlace.globalMatch(text); each.hasNext();)
        places << each.next().captured();
    places.sort();
    return places;
}

TEST(Translations, GermanIsComplete) {
    const auto all = catalogue("algomonitor.ts");
    const auto german = catalogue("algomonitor_de.ts");
    EXPECT_GT(all.size(), 700);
    EXPECT_EQ(german.keys(), all.keys()) << "run `ninja catalogue`";
    for (auto each = german.begin(); each != german.end(); ++each)
        EXPECT_TRUE(each->finished && !each->translation.isEmpty()) << each.key().toStdString();
}

TEST(Translations, KeepThePlacesForValuesAndTheEllipses) {
    const auto german = catalogue("algomonitor_de.ts");
    for (auto each = german.begin(); each != german.end(); ++each) {
        const QString source = each.key().section(QLatin1Char('\n'), 1);
        EXPECT_EQ(placesIn(each->translation), placesIn(source)) << source.toStdString();
        EXPECT_EQ(each->translation.endsWith(QChar(0x2026)), source.endsWith(QChar(0x2026)))
            << source.toStdString();
    }
}

}  // namespace
