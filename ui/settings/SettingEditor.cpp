#include "ui/settings/SettingEditor.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QJsonArray>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QVBoxLayout>

#include "ui/format/SafeText.h"
#include "ui/settings/SettingText.h"
#include "ui/widgets/TextLabel.h"

namespace ui {

namespace {

using T = model::SettingType;

constexpr int kNumberWidth = 110;
constexpr int kChoiceWidth = 220;
constexpr int kListHeight = 84;

QString wordOf(std::string_view word) {
    return QString::fromUtf8(word.data(), static_cast<qsizetype>(word.size()));
}

QHBoxLayout* bare(QWidget* owner) {
    auto* line = new QHBoxLayout(owner);
    line->setContentsMargins(0, 0, 0, 0);
    return line;
}

class TickEditor : public SettingEditor {
  public:
    explicit TickEditor(const model::SettingRow& row) : SettingEditor(row), m_box(new QCheckBox) {
        m_box->setText(SettingEditor::tr("On"));
        m_box->setAccessibleName(settingTitle(row));
        bare(this)->addWidget(m_box);
        connect(m_box, &QCheckBox::toggled, this, &SettingEditor::edited);
    }
    void show(const QJsonValue& value) override { m_box->setChecked(value.toBool()); }
    QJsonValue value() const override { return m_box->isChecked(); }

  private:
    QCheckBox* m_box;
};

class ChoiceEditor : public SettingEditor {
  public:
    explicit ChoiceEditor(const model::SettingRow& row)
        : SettingEditor(row), m_choices(new QComboBox) {
        m_choices->setAccessibleName(settingTitle(row));
        m_choices->setFixedWidth(kChoiceWidth);
        for (const std::string_view word : model::allowedWords(row))
            m_choices->addItem(choiceText(word), wordOf(word));
        auto* line = bare(this);
        line->addWidget(m_choices);
        line->addStretch(1);
        connect(m_choices, &QComboBox::currentIndexChanged, this, &SettingEditor::edited);
    }
    void show(const QJsonValue& value) override {
        m_choices->setCurrentIndex(m_choices->findData(value.toString()));
    }
    QJsonValue value() const override { return m_choices->currentData().toString(); }

  private:
    QComboBox* m_choices;
};

class TicksEditor : public SettingEditor {
  public:
    explicit TicksEditor(const model::SettingRow& row) : SettingEditor(row) {
        auto* line = bare(this);
        line->setSpacing(16);
        for (const std::string_view word : model::allowedWords(row)) {
            auto* box = new QCheckBox(choiceText(word));
            box->setProperty("word", wordOf(word));
            box->setAccessibleName(settingTitle(row) + QStringLiteral(": ") + box->text());
            connect(box, &QCheckBox::toggled, this, &SettingEditor::edited);
            line->addWidget(box);
            m_boxes << box;
        }
        line->addStretch(1);
    }
    void show(const QJsonValue& value) override {
        const QJsonArray words = value.toArray();
        for (QCheckBox* box : m_boxes)
            box->setChecked(words.contains(box->property("word").toString()));
    }
    QJsonValue value() const override {
        QJsonArray words;
        for (const QCheckBox* box : m_boxes)
            if (box->isChecked())
                words.append(box->property("word").toString());
        return words;
    }

  private:
    QList<QCheckBox*> m_boxes;
};

class LineEditor : public SettingEditor {
  public:
    explicit LineEditor(const model::SettingRow& row) : SettingEditor(row), m_line(new QLineEdit) {
        m_line->setAccessibleName(settingTitle(row));
        auto* line = bare(this);
        line->addWidget(m_line);
        if (row.type == T::Integer) {
            m_line->setFixedWidth(kNumberWidth);
            m_line->setAlignment(Qt::AlignRight);
            line->addWidget(new TextLabel(settingUnit(row)));
            line->addStretch(1);
        }
        connect(m_line, &QLineEdit::textChanged, this, &SettingEditor::edited);
        connect(m_line, &QLineEdit::returnPressed, this, &SettingEditor::confirmed);
    }
    void show(const QJsonValue& value) override { m_line->setText(settingLine(row(), value)); }
    QJsonValue value() const override { return settingFromLine(row(), m_line->text()); }

  private:
    QLineEdit* m_line;
};

/// One entry a line: paths may have commas in them.
class LinesEditor : public SettingEditor {
  public:
    explicit LinesEditor(const model::SettingRow& row)
        : SettingEditor(row), m_text(new QPlainTextEdit) {
        m_text->setAccessibleName(settingTitle(row));
        m_text->setFixedHeight(kListHeight);
        m_text->setTabChangesFocus(true);
        m_text->setPlaceholderText(SettingEditor::tr("One entry a line"));
        bare(this)->addWidget(m_text);
        connect(m_text, &QPlainTextEdit::textChanged, this, &SettingEditor::edited);
    }
    void show(const QJsonValue& value) override {
        QStringList lines;
        for (const QJsonValue each : value.toArray())
            lines << each.toString();
        m_text->setPlainText(lines.join(QLatin1Char('\n')));
    }
    QJsonValue value() const override {
        QJsonArray list;
        for (const QString& line : m_text->toPlainText().split(QLatin1Char('\n')))
            if (!line.trimmed().isEmpty())
                list.append(line.trimmed());
        return list;
    }

  private:
    QPlainTextEdit* m_text;
};

class ReadOnly : public SettingEditor {
  public:
    explicit ReadOnly(const model::SettingRow& row)
        : SettingEditor(row), m_text(new TextLabel(TextLabel::Size::Mono)) {
        m_text->setWordWrap(true);
        bare(this)->addWidget(m_text);
    }
    void show(const QJsonValue& value) override {
        m_value = value;
        const QString unit = settingUnit(row());
        QString text = settingLine(row(), value);
        if (row().type == T::Feeds)
            text = SettingEditor::tr("%1 lists").arg(value.toArray().size());
        else if (value.isBool())
            text = value.toBool() ? SettingEditor::tr("On") : SettingEditor::tr("Off");
        else if (text.isEmpty())
            text = SettingEditor::tr("not set");
        m_text->setText(safeText(unit.isEmpty() ? text : text + QLatin1Char(' ') + unit, 400));
    }
    QJsonValue value() const override { return m_value; }

  private:
    TextLabel* m_text;
    QJsonValue m_value;
};

}  // namespace

SettingEditor::SettingEditor(const model::SettingRow& row) : m_row(row) {}

SettingEditor* SettingEditor::create(const model::SettingRow& row) {
    if (row.fileOnly)
        return new ReadOnly(row);
    switch (row.type) {
        case T::Boolean:
            return new TickEditor(row);
        case T::Choice:
            return new ChoiceEditor(row);
        case T::ChoiceList:
            return new TicksEditor(row);
        case T::TextList:
            return new LinesEditor(row);
        case T::Integer:
        case T::IntegerList:
        case T::Text:
            return new LineEditor(row);
        default:
            return new ReadOnly(row);
    }
}

}  // namespace ui
