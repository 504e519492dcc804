#include "ui/widgets/Icons.h"

#include <gtest/gtest.h>

#include <QDirIterator>
#include <QImage>
#include <set>

namespace {

using ui::ShieldState;

constexpr ShieldState kStates[] = {ShieldState::Calm, ShieldState::Attention, ShieldState::Asking,
                                   ShieldState::Observing, ShieldState::Unreachable};

bool drawsSomething(const QImage& image) {
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (qAlpha(image.pixel(x, y)) > 128)
                return true;
        }
    }
    return false;
}

QByteArray bytesOf(const QIcon& icon, int size) {
    const QImage image =
        icon.pixmap(QSize(size, size), 1.0).toImage().convertToFormat(QImage::Format_ARGB32);
    return QByteArray(reinterpret_cast<const char*>(image.constBits()),
                      static_cast<qsizetype>(image.sizeInBytes()));
}

TEST(Icons, EveryPictureIsDrawn) {
    (void)ui::applicationIcon();  // makes the resources known
    int pictures = 0;
    QDirIterator files(QStringLiteral(":/algomonitor/icons"), {QStringLiteral("*.svg")},
                       QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString file = files.next();
        // A missing SVG plugin shows up here, too.
        EXPECT_TRUE(drawsSomething(QIcon(file).pixmap(QSize(24, 24), 1.0).toImage()))
            << file.toStdString();
        ++pictures;
    }
    EXPECT_GE(pictures, 45);
}

TEST(Icons, ShieldsDifferAtEveryTraySize) {
    for (const int size : {16, 22, 24, 32, 48}) {
        std::set<QByteArray> coloured;
        std::set<QByteArray> symbolic;
        for (const ShieldState state : kStates) {
            coloured.insert(bytesOf(ui::shieldIcon(state), size));
            symbolic.insert(bytesOf(ui::symbolicShieldIcon(state, Qt::black), size));
        }
        EXPECT_EQ(coloured.size(), std::size(kStates)) << size;
        EXPECT_EQ(symbolic.size(), std::size(kStates)) << size;
    }
}

TEST(Icons, TheCountIsSeen) {
    const QByteArray none = bytesOf(ui::shieldIcon(ShieldState::Attention), 22);
    const QByteArray one = bytesOf(ui::shieldIcon(ShieldState::Attention, 1), 22);
    const QByteArray two = bytesOf(ui::shieldIcon(ShieldState::Attention, 2), 22);
    EXPECT_NE(none, one);
    EXPECT_NE(one, two);
}

TEST(Icons, SymbolicOnesTakeTheColour) {
    const QImage image =
        ui::symbolicPixmap(QStringLiteral("list"), QColor(10, 200, 30), 24, 1.0).toImage();
    int seen = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            const QColor pixel = image.pixelColor(x, y);
            if (pixel.alpha() < 200)
                continue;
            ++seen;
            EXPECT_NEAR(pixel.green(), 200, 6);
        }
    }
    EXPECT_GT(seen, 20);
}

}  // namespace
