#pragma once

#include <QScrollArea>
#include <optional>

#include "model/Alert.h"
#include "ui/widgets/SilenceButton.h"

namespace ui {

class AlertHeader;
class AncestryView;
class Card;
class FactsGrid;
class ResponseList;
class StoryPanel;
class TextLabel;
class WhyList;

/// Everything about one alert, to be read from top to bottom.
class AlertDetails : public QScrollArea {
    Q_OBJECT

  public:
    explicit AlertDetails(QWidget* parent = nullptr);

    /// The same alert again is updated where it stands.
    void show(const model::Alert& alert);
    void setSilences(const Silences& silences);
    /// Of the alert shown.
    void showSameStory(const std::vector<const model::Alert*>& all, const model::Alert& shown);

  Q_SIGNALS:
    void killRequested(const QString& id);
    void allowRequested(const QString& id);
    void alwaysAllowRequested(const QString& id);
    void resolveRequested(const QString& id);
    void undoRequested(const QString& id);
    void dumpRequested(const QString& id);
    void silenceRequested(const QString& ruleId, qint64 untilUs);
    void alertWanted(const QString& id);
    void revealRequested();

  private:
    void connectHeader();
    Card* hiddenCard();
    void showFacts(const model::Alert& alert);
    void showStory(const model::Alert& alert, bool anew);

    QString m_id;
    QString m_rule;
    Silences m_silences;
    std::size_t m_responsesShown = 0;
    std::int64_t m_changedAtUs = 0;
    bool m_outline = false;
    AlertHeader* m_header;
    Card* m_whyCard;
    Card* m_ancestryCard;
    Card* m_factsCard;
    Card* m_responsesCard;
    Card* m_hiddenCard;  // in place of what an outline leaves out
    WhyList* m_why;
    AncestryView* m_ancestry;
    FactsGrid* m_facts;
    ResponseList* m_responses;
    StoryPanel* m_same;
};

}  // namespace ui
