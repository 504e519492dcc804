// utmp records, logind's session files, messages of the system log, passwd and group.
#include <cstdint>
#include <string_view>

#include "rules/behaviour/AccountSigns.h"
#include "sources/login/AuthMessageParser.h"
#include "sources/login/SessionFileParser.h"
#include "sources/login/UtmpParser.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    (void)sources::parseUtmp({text.data(), text.size()});
    (void)sources::parseSessionFile(text);
    for (const char* identifier : {"sshd", "su"})
        if (const auto failure = sources::parseAuthMessage(identifier, text))
            if (failure->count == 0 || failure->count > 100)
                __builtin_trap();
    const std::string_view half = text.substr(0, size / 2);
    const rules::Accounts accounts = rules::parseAccounts(half, text.substr(half.size()));
    (void)rules::accountSigns({}, accounts);
    if (rules::parseAccounts(passwdText(accounts), groupText(accounts)) != accounts)
        __builtin_trap();  // what is kept must come back, or it is told as news for ever
    return 0;
}
