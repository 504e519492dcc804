#include "courier/CourierProtocol.h"

#include <algorithm>
#include <utility>

namespace courier {
namespace {

enum class Type : std::uint8_t { Fetch = 1, Data = 2, Done = 3, Mail = 4, Log = 5 };

constexpr std::size_t kHead = 4;

class Writer {
  public:
    explicit Writer(Type type) : m_text(kHead, '\0') { number(static_cast<std::uint8_t>(type)); }

    template <typename Number>
    Writer& number(Number value) {
        for (int shift = static_cast<int>(sizeof(Number)) * 8 - 8; shift >= 0; shift -= 8)
            m_text.push_back(static_cast<char>(value >> shift));
        return *this;
    }
    Writer& text(std::string_view text) {
        number(static_cast<std::uint16_t>(text.size())).m_text.append(text);
        return *this;
    }
    Writer& rest(std::string_view bytes) {
        m_text.append(bytes);
        return *this;
    }
    std::string frame() && {
        const auto length = static_cast<std::uint32_t>(m_text.size() - kHead);
        for (std::size_t i = 0; i < kHead; ++i)
            m_text[i] = static_cast<char>(length >> (24 - 8 * i));
        return std::move(m_text);
    }

  private:
    std::string m_text;
};

class Reader {
  public:
    explicit Reader(std::string_view text) : m_text(text) {}

    template <typename Number>
    Number number() {
        Number value = 0;
        for (const char byte : take(sizeof(Number)))
            value = static_cast<Number>(value << 8 | static_cast<unsigned char>(byte));
        return value;
    }
    std::string text(std::size_t most) {
        const std::size_t length = number<std::uint16_t>();
        m_good = m_good && length <= most;
        return std::string(take(length));
    }
    std::string rest() { return std::string(std::exchange(m_text, {})); }
    void require(bool condition) { m_good = m_good && condition; }
    bool isGood() const { return m_good && m_text.empty(); }

  private:
    std::string_view take(std::size_t bytes) {
        m_good = m_good && bytes <= m_text.size();
        if (!m_good)
            return {};
        const std::string_view taken = m_text.substr(0, bytes);
        m_text.remove_prefix(bytes);
        return taken;
    }

    std::string_view m_text;
    bool m_good = true;
};

std::string_view validator(std::string_view text) {
    return isValidator(text) ? text : std::string_view();
}

std::string encodeOne(const FetchRequest& request) {
    Writer writer(Type::Fetch);
    writer.number(request.id).number(request.maxBytes).number(request.timeoutMs);
    writer.text(request.url).text(validator(request.etag)).text(validator(request.modified));
    return std::move(writer).frame();
}

std::string encodeOne(const FetchData& data) {
    return std::move(Writer(Type::Data).number(data.id).rest(data.bytes)).frame();
}

std::string encodeOne(const FetchDone& done) {
    Writer writer(Type::Done);
    writer.number(done.id).number(static_cast<std::uint8_t>(done.outcome));
    writer.text(validator(done.etag)).text(validator(done.modified));
    writer.text(std::string_view(done.reason).substr(0, kMaxReason));
    return std::move(writer).frame();
}

std::string encodeOne(const MailRequest& mail) {
    Writer writer(Type::Mail);
    writer.number(mail.id).number(mail.timeoutMs).text(mail.url);
    writer.number(static_cast<std::uint8_t>(mail.starttls)).text(mail.user).text(mail.password);
    writer.text(mail.from).number(static_cast<std::uint16_t>(mail.to.size()));
    for (const std::string& to : mail.to)
        writer.text(to);
    writer.rest(mail.message);
    return std::move(writer).frame();
}

std::string encodeOne(const LogRequest& log) {
    Writer writer(Type::Log);
    writer.number(log.id).number(log.timeoutMs).text(log.url).rest(log.lines);
    return std::move(writer).frame();
}

/// May it be a word of the dialogue with a mail server: no line end, nothing invisible?
bool isMailWord(std::string_view text) {
    return std::ranges::all_of(
        text, [](char c) { return static_cast<unsigned char>(c) >= ' ' && c != 0x7F; });
}

MailRequest readMail(Reader& reader) {
    MailRequest mail;
    mail.id = reader.number<std::uint32_t>();
    mail.timeoutMs = reader.number<std::uint32_t>();
    mail.url = reader.text(kMaxUrl);
    mail.starttls = reader.number<std::uint8_t>() != 0;
    mail.user = reader.text(kMaxMailWord);
    mail.password = reader.text(kMaxMailWord);
    mail.from = reader.text(kMaxMailWord);
    const std::size_t recipients = reader.number<std::uint16_t>();
    reader.require(recipients > 0 && recipients <= kMaxRecipients);
    for (std::size_t i = 0; i < std::min(recipients, kMaxRecipients); ++i)
        mail.to.push_back(reader.text(kMaxMailWord));
    mail.message = reader.rest();
    reader.require(mail.timeoutMs > 0 && mail.message.size() <= kMaxMail && isMailWord(mail.url) &&
                   isMailWord(mail.user) && isMailWord(mail.password) && isMailWord(mail.from) &&
                   std::ranges::all_of(mail.to, isMailWord));
    return mail;
}

LogRequest readLog(Reader& reader) {
    LogRequest log;
    log.id = reader.number<std::uint32_t>();
    log.timeoutMs = reader.number<std::uint32_t>();
    log.url = reader.text(kMaxUrl);
    log.lines = reader.rest();
    reader.require(log.timeoutMs > 0 && log.lines.size() <= kMaxLog && isMailWord(log.url));
    return log;
}

FetchRequest readFetch(Reader& reader) {
    FetchRequest request;
    request.id = reader.number<std::uint32_t>();
    request.maxBytes = reader.number<std::uint64_t>();
    request.timeoutMs = reader.number<std::uint32_t>();
    request.url = reader.text(kMaxUrl);
    request.etag = reader.text(kMaxValidator);
    request.modified = reader.text(kMaxValidator);
    reader.require(request.maxBytes <= kMaxDownload && request.timeoutMs > 0 &&
                   isValidator(request.etag) && isValidator(request.modified) &&
                   request.url.find('\0') == std::string::npos);
    return request;
}

FetchData readData(Reader& reader) {
    const auto id = reader.number<std::uint32_t>();
    return {id, reader.rest()};
}

FetchDone readDone(Reader& reader) {
    FetchDone done;
    done.id = reader.number<std::uint32_t>();
    const auto outcome = reader.number<std::uint8_t>();
    done.outcome = static_cast<FetchOutcome>(outcome);
    done.etag = reader.text(kMaxValidator);
    done.modified = reader.text(kMaxValidator);
    done.reason = reader.text(kMaxReason);
    reader.require(outcome <= static_cast<std::uint8_t>(FetchOutcome::Failed) &&
                   isValidator(done.etag) && isValidator(done.modified));
    return done;
}

std::optional<Message> readMessage(std::string_view frame) {
    Reader reader(frame);
    std::optional<Message> message;
    switch (static_cast<Type>(reader.number<std::uint8_t>())) {
        case Type::Fetch:
            message = readFetch(reader);
            break;
        case Type::Data:
            message = readData(reader);
            break;
        case Type::Done:
            message = readDone(reader);
            break;
        case Type::Mail:
            message = readMail(reader);
            break;
        case Type::Log:
            message = readLog(reader);
            break;
    }
    return reader.isGood() ? message : std::nullopt;
}

}  // namespace

bool isValidator(std::string_view text) {
    return text.size() <= kMaxValidator &&
           std::ranges::all_of(text, [](char c) { return c >= ' ' && c <= '~'; });
}

std::string encode(const Message& message) {
    return std::visit([](const auto& one) { return encodeOne(one); }, message);
}

model::Result<std::optional<Message>> FrameReader::next() {
    if (m_bytes.size() < kHead)
        return std::nullopt;
    const auto length = Reader(m_bytes).number<std::uint32_t>();
    if (length == 0 || length > kMaxFrame)
        return model::unexpected(model::Error::Code::InvalidArgument, "courier",
                                 "a frame of " + std::to_string(length) + " bytes");
    if (m_bytes.size() < kHead + length)
        return std::nullopt;
    auto message = readMessage(std::string_view(m_bytes).substr(kHead, length));
    m_bytes.erase(0, kHead + length);
    if (!message)
        return model::unexpected(model::Error::Code::InvalidArgument, "courier",
                                 "a frame that says nothing known");
    return message;
}

}  // namespace courier
