// What a baseline and its verification cost, as the helper does them:
//   integrity_bench build|verify|full TREE DATABASE      one sweep, times on standard output
//   integrity_bench hash FILE                            our hashing against OpenSSL's own
#include <fcntl.h>
#include <openssl/evp.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <condition_variable>
#include <cstdio>
#include <cstring>
#include <mutex>
#include <string>
#include <vector>

#include "monitors/IntegritySweeper.h"
#include "sources/BootClock.h"
#include "sources/files/FileInspector.h"
#include "storage/IntegrityBaseline.h"

namespace {

double seconds() {
    return static_cast<double>(sources::bootTimeNs()) / 1e9;
}

double cpuSeconds() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
           static_cast<double>(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

int sweep(const std::string& what, const std::string& tree, const std::string& database) {
    auto opened = storage::IntegrityBaseline::open(database);
    if (!opened)
        return std::puts(toString(opened.error()).c_str()), 1;
    storage::IntegrityBaseline& baseline = **opened;
    monitors::BaselineAccess access;
    access.folder = [&](const std::string& path) { return baseline.folder(path); };
    access.find = [&](const std::string& path) { return baseline.find(path); };
    access.apply = [&](const model::BaselineChanges& changes) { return baseline.apply(changes); };
    std::mutex mutex;
    std::condition_variable woken;
    monitors::IntegritySweeper sweeper(access, [&] {
        const std::lock_guard lock(mutex);
        woken.notify_all();
    });
    const double begun = seconds();
    sweeper.start({.build = what == "build", .hashAll = what == "full", .roots = {tree}},
                  [](std::string_view) { return false; });
    std::size_t differs = 0;
    std::unique_lock lock(mutex);
    while (sweeper.isRunning()) {
        woken.wait_for(lock, std::chrono::milliseconds(50));
        differs += sweeper.take().size();
    }
    const auto& progress = sweeper.progress();
    std::printf("%s %.3f s wall %.3f s cpu %llu files %llu hashed bytes %zu differ\n", what.c_str(),
                seconds() - begun, cpuSeconds(),
                static_cast<unsigned long long>(progress.files.load()),
                static_cast<unsigned long long>(progress.hashedBytes.load()), differs);
    return 0;
}

/// OpenSSL alone, on memory: what `openssl speed -evp sha256` measures.
double opensslBytesPerS() {
    std::vector<unsigned char> block(16384, 'x');
    unsigned char sum[EVP_MAX_MD_SIZE];
    EVP_MD_CTX* context = EVP_MD_CTX_new();
    EVP_DigestInit_ex(context, EVP_sha256(), nullptr);
    const double begun = seconds();
    std::size_t bytes = 0;
    for (; seconds() - begun < 1; bytes += block.size())
        EVP_DigestUpdate(context, block.data(), block.size());
    EVP_DigestFinal_ex(context, sum, nullptr);
    EVP_MD_CTX_free(context);
    return static_cast<double>(bytes) / (seconds() - begun);
}

/// Our reading and hashing of a file in the page cache.
double ourBytesPerS(const std::string& path) {
    const std::atomic<bool> never{false};
    sources::FileInspector inspector(never);
    const double begun = seconds();
    do
        inspector.inspect(path);
    while (seconds() - begun < 1);
    return static_cast<double>(inspector.bytesHashed()) / (seconds() - begun);
}

int hash(const std::string& path) {
    std::vector<double> ratios;
    for (int i = 0; i < 5; ++i) {  // alternating: the machine is not ours alone
        const double own = opensslBytesPerS(), ours = ourBytesPerS(path);
        ratios.push_back(ours / own);
        std::printf("OpenSSL %.0f MB/s, reading and hashing a file %.0f MB/s: %.2f\n", own / 1e6,
                    ours / 1e6, ours / own);
    }
    std::ranges::sort(ratios);
    std::printf("median ratio %.2f\n", ratios[2]);
    return 0;
}

}  // namespace

int main(int count, char** words) {
    if (count == 3 && std::strcmp(words[1], "hash") == 0)
        return hash(words[2]);
    if (count == 4)
        return sweep(words[1], words[2], words[3]);
    std::puts("usage: integrity_bench build|verify|full TREE DATABASE | hash FILE");
    return 2;
}
