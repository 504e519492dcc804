#include "ui/processes/JsonView.h"

#include <QGridLayout>
#include <QHeaderView>
#include <QJsonArray>
#include <QJsonDocument>
#include <QScrollArea>
#include <QTabBar>
#include <QTreeWidget>
#include <algorithm>

#include "ui/format/SafeText.h"
#include "ui/widgets/TextLabel.h"
#include "ui/widgets/Theme.h"
#include "ui/widgets/WrappedText.h"

namespace ui {

namespace {

constexpr int kMaxRows = 5000;
constexpr int kMaxColumns = 12;
constexpr int kMaxKeyLength = 48;
constexpr int kColumnWidthLimit = 320;
constexpr const char* kAbbreviations[] = {"pid", "ppid", "uid", "gid", "fd", "sha256", "tty"};
/// People look for these first; everything else follows by name.
constexpr const char* kFirst[] = {"name",  "pid",        "user",    "uid",
                                  "state", "executable", "package", "working_directory"};

QStringList columnsOf(const QJsonArray& list) {
    QStringList columns;
    for (const QJsonValue& value : list) {
        for (const QString& key : value.toObject().keys()) {
            if (!columns.contains(key) && columns.size() < kMaxColumns)
                columns << key;
        }
    }
    return columns;
}

QTreeWidgetItem* itemOf(const QStringList& cells) {
    auto* item = new QTreeWidgetItem(cells);
    for (int i = 0; i < cells.size(); ++i)
        item->setToolTip(i, plainToolTip(cells.at(i)));
    return item;
}

QTreeWidget* newTable(const QString& name, const QStringList& columns) {
    auto* table = new QTreeWidget;
    QStringList titles;
    for (const QString& column : columns)
        titles << titleOfKey(column);
    table->setHeaderLabels(titles);
    table->setHeaderHidden(columns.size() == 1);
    table->setAccessibleName(name);
    table->setRootIsDecorated(false);
    table->setUniformRowHeights(true);
    table->setTextElideMode(Qt::ElideMiddle);
    table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    table->setAlternatingRowColors(true);
    return table;
}

void fitColumns(QTreeWidget* table) {
    for (int i = 0; i + 1 < table->columnCount(); ++i) {
        table->resizeColumnToContents(i);
        table->setColumnWidth(i, std::min(kColumnWidthLimit, table->columnWidth(i) + 16));
    }
}

bool isPlain(const QJsonValue& value) {
    return !value.isArray() && !value.isObject();
}

QStringList plainKeys(const QJsonObject& object) {
    QStringList keys;
    for (const char* const key : kFirst) {
        if (object.contains(QLatin1String(key)) && isPlain(object.value(QLatin1String(key))))
            keys << QLatin1String(key);
    }
    for (const QString& key : object.keys()) {
        if (!keys.contains(key) && isPlain(object.value(key)))
            keys << key;
    }
    return keys;
}

/// An inner object is a table of two columns.
QJsonArray rowsOf(const QJsonObject& object) {
    QJsonArray rows;
    for (auto it = object.begin(); it != object.end(); ++it)
        rows.append(QJsonObject{{QStringLiteral("name"), it.key()},
                                {QStringLiteral("value"), lineOfValue(it.value())}});
    return rows;
}

}  // namespace

JsonView::JsonView(QWidget* parent) : QTabWidget(parent) {
    setDocumentMode(true);
    setUsesScrollButtons(true);
    tabBar()->setDrawBase(false);
}

void JsonView::show(const QJsonObject& object) {
    while (count() > 0) {
        QWidget* page = widget(0);
        removeTab(0);
        delete page;
    }
    addForm(object);
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (it.value().isArray())
            addList(it.key(), it.value().toArray());
        else if (it.value().isObject())
            addList(it.key(), rowsOf(it.value().toObject()));
    }
}

void JsonView::addForm(const QJsonObject& object) {
    auto* form = new QWidget;
    auto* grid = new QGridLayout(form);
    grid->setContentsMargins(4, 12, 4, 12);
    grid->setHorizontalSpacing(kPadding);
    grid->setVerticalSpacing(8);
    grid->setColumnStretch(1, 1);
    int row = 0;
    for (const QString& key : plainKeys(object)) {
        auto* name = new TextLabel(titleOfKey(key));
        name->setTone(QStringLiteral("muted"));
        auto* value = new WrappedText;
        value->setText(lineOfValue(object.value(key)));
        grid->addWidget(name, row, 0, Qt::AlignTop);
        grid->addWidget(value, row++, 1);
    }
    grid->setRowStretch(row, 1);
    auto* area = new QScrollArea;
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidget(form);
    addTab(area, tr("General"));
}

void JsonView::addList(const QString& key, const QJsonArray& list) {
    QStringList columns = columnsOf(list);
    const bool plain = columns.isEmpty();
    if (plain)
        columns << QStringLiteral("value");
    auto* table = newTable(titleOfKey(key), columns);
    QList<QTreeWidgetItem*> items;
    for (int i = 0; i < std::min<qsizetype>(kMaxRows, list.size()); ++i) {
        const QJsonValue value = list.at(i);
        QStringList cells;
        for (const QString& column : columns)
            cells << lineOfValue(plain ? value : value.toObject().value(column));
        items << itemOf(cells);
    }
    table->addTopLevelItems(items);
    fitColumns(table);
    addTab(table, withoutMnemonic(QStringLiteral("%1 (%2)").arg(titleOfKey(key)).arg(list.size())));
}

QString titleOfKey(const QString& key) {
    QString title = safeText(key, kMaxKeyLength).replace(QLatin1Char('_'), QLatin1Char(' '));
    for (const char* const word : kAbbreviations) {
        if (title == QLatin1String(word))
            return title.toUpper();
    }
    if (!title.isEmpty())
        title[0] = title.at(0).toUpper();
    return title;
}

QString lineOfValue(const QJsonValue& value) {
    switch (value.type()) {
        case QJsonValue::Bool:
            return value.toBool() ? JsonView::tr("yes") : JsonView::tr("no");
        case QJsonValue::Double:
            return value.toVariant().toString();
        case QJsonValue::String:
            return value.toString().isEmpty() ? QStringLiteral("–") : safeText(value.toString());
        case QJsonValue::Array:
            return safeText(
                QString::fromUtf8(QJsonDocument(value.toArray()).toJson(QJsonDocument::Compact)));
        case QJsonValue::Object:
            return safeText(
                QString::fromUtf8(QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact)));
        default:
            return QStringLiteral("–");
    }
}

}  // namespace ui
