#include "rules/behaviour/Stratum.h"

#include <gtest/gtest.h>

#include "rules/behaviour/JsonGlance.h"

namespace rules {
namespace {

struct Row {
    const char* what;
    std::string bytes;
    std::optional<StratumKind> kind;
};

class StratumRows : public testing::TestWithParam<Row> {};

TEST_P(StratumRows, recognise) {
    const auto message = recogniseStratum(GetParam().bytes);
    EXPECT_EQ(message ? std::optional(message->kind) : std::nullopt, GetParam().kind)
        << GetParam().what << ": " << GetParam().bytes;
}

constexpr auto kLogin = StratumKind::Login;
constexpr auto kSubmit = StratumKind::Submit;
constexpr auto kTemplate = StratumKind::Template;

const std::string kWallet(95, '4');

const Row kMiners[] = {
    {"xmrig",
     R"({"id":1,"jsonrpc":"2.0","method":"login","params":{"login":"4W","pass":"x","agent":"XMRig/6.21.0 (Linux x86_64) libuv/1.44.2 gcc/12.2.0","algo":["rx/0","cn/r"]}})",
     kLogin},
    {"members in another order",
     R"({"params":{"agent":"a","pass":"x","login":"w"},"method":"login","id":1})", kLogin},
    {"without an agent, with a wallet",
     R"({"method":"login","params":{"login":")" + kWallet + R"(.rig1","pass":"x"}})", kLogin},
    {"with an algorithm only",
     R"({"method":"login","params":{"login":"w","pass":"x","algo":["rx/0"]}})", kLogin},
    {"beam", R"({"method":"login","api_key":"w","id":"login","jsonrpc":"2.0"})", kLogin},
    {"blanks and new lines", "{ \"id\" : 1 ,\n\t\"method\" : \"mining.subscribe\" }", kLogin},
    {"cut behind the method", R"({"id": 1, "method": "mining.subscribe", "params": ["cpu)", kLogin},
    {"escaped letters", R"({"method":"mining\u002esubscribe","params":[]})", kLogin},
    {"a nested object before it", R"({"id":{"a":[1,{"method":"x"}]},"method":"mining.authorize"})",
     kLogin},
    {"bitcoin, configure", R"({"method":"mining.configure","params":[["version-rolling"],{}]})",
     kLogin},
    {"eth-proxy",
     R"({"id":1,"jsonrpc":"2.0","method":"eth_submitLogin","params":["0xTEST"],"worker":"w"})",
     kLogin},
    {"a share of stratum v1", R"({"id":4,"method":"mining.submit","params":["w","j","0","t","n"]})",
     kSubmit},
    {"a share of xmrig",
     R"({"id":2,"method":"submit","params":{"id":"a","job_id":"b","nonce":"c","result":"d"}})",
     kSubmit},
    {"a share over eth-proxy", R"({"id":4,"method":"eth_submitWork","params":["a","b","c"]})",
     kSubmit},
    {"solo, the body alone", R"({"id":1,"jsonrpc":"2.0","method":"getblocktemplate","params":{}})",
     kTemplate},
    {"solo, over HTTP",
     "POST /json_rpc HTTP/1.1\r\nHost: n\r\n\r\n{\"method\":\"getblocktemplate\"}", kTemplate},
};
INSTANTIATE_TEST_SUITE_P(Miners, StratumRows, testing::ValuesIn(kMiners));

const Row kOthers[] = {
    {"nothing", "", {}},
    {"a log-in with user and password",
     R"({"jsonrpc":"2.0","method":"login","params":{"username":"bob","password":"x"},"id":1})",
     {}},
    {"a log-in by a short name",
     R"({"jsonrpc":"2.0","method":"login","params":{"login":"bob","pass":"x"},"id":1})",
     {}},
    {"a log-in by position", R"({"method":"login","params":["bob","x"],"id":1})", {}},
    {"a log-in with a key in its parameters",
     R"({"method":"login","params":{"api_key":"k"},"id":1})",
     {}},
    {"a form that is submitted",
     R"({"method":"submit","params":{"id":"7","result":"ok"},"id":1})",
     {}},
    {"an Ethereum wallet",
     R"({"jsonrpc":"2.0","method":"eth_getBalance","params":["0x"],"id":1})",
     {}},
    {"an Ethereum node's health", R"({"jsonrpc":"2.0","method":"eth_blockNumber","id":83})", {}},
    {"a Monero wallet", R"({"jsonrpc":"2.0","method":"get_balance","id":"0"})", {}},
    {"a block explorer", R"({"method":"getblock","params":["00"],"id":1})", {}},
    {"a language server",
     "Content-Length: 52\r\n\r\n{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\"}",
     {}},
    {"a language server without its header",
     R"({"jsonrpc":"2.0","id":1,"method":"textDocument/hover","params":{}})",
     {}},
    {"a pool's answer", R"({"id":1,"jsonrpc":"2.0","result":{"status":"OK"}})", {}},
    {"a pool's work", R"({"id":null,"method":"mining.notify","params":["j"]})", {}},
    {"a pool's difficulty", R"({"id":null,"method":"mining.set_difficulty","params":[1]})", {}},
    {"a pool's job", R"({"jsonrpc":"2.0","method":"job","params":{"job_id":"b"}})", {}},
    {"the words in a text",
     R"({"method":"search","params":{"q":"\"method\":\"mining.subscribe\""}})",
     {}},
    {"the words in a deeper object",
     R"({"method":"log","params":{"event":{"method":"mining.subscribe"}}})",
     {}},
    {"the words as a key", R"({"mining.subscribe":"method"})", {}},
    {"a method that only begins alike", R"({"method":"mining.submit_report"})", {}},
    {"a method cut in its middle", R"({"method":"mining.sub)", {}},
    {"a JSON text that is posted", "POST /login HTTP/1.1\r\n\r\n{\"user\":\"bob\"}", {}},
    {"a post without its body", "POST /json_rpc HTTP/1.1\r\nHost: n\r\n", {}},
    {"a list", R"([{"method":"mining.subscribe"}])", {}},
    {"a text", R"("method":"mining.subscribe")", {}},
    {"brackets without end", std::string(512, '{'), {}},
    {"braces that close too often", R"(}}}{"method":"mining.subscribe"})", {}},
};
INSTANTIATE_TEST_SUITE_P(Others, StratumRows, testing::ValuesIn(kOthers));

TEST(Stratum, saysMethodAndAgent) {
    const auto message = recogniseStratum(
        R"({"method":"login","params":{"login":"w","pass":"x","agent":"XMRig/6.21.0"}})");
    ASSERT_TRUE(message);
    EXPECT_EQ(message->method, "login");
    EXPECT_EQ(message->agent, "XMRig/6.21.0");
}

TEST(JsonGlance, isBounded) {
    std::string many = "{";
    for (int i = 0; i < 10'000; i++)
        many += R"("k":"v",)";
    EXPECT_LE(glanceAtJson(many).size(), 65U);
    EXPECT_EQ(glanceAtJson("{\"k\":\"" + std::string(9'000, 'x') + "\"}").at(0).value.size(), 256U);
}

}  // namespace
}  // namespace rules
