#include "sources/procfs/BuildIdParser.h"

#include <elf.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>
#include <fstream>
#include <random>
#include <vector>

namespace sources {
namespace {

using Bytes = std::vector<std::byte>;

Bytes beginningOf(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    std::vector<char> text(kBuildIdBytes);
    file.read(text.data(), static_cast<std::streamsize>(text.size()));
    Bytes bytes(static_cast<std::size_t>(file.gcount()));
    std::memcpy(bytes.data(), text.data(), bytes.size());
    return bytes;
}

struct Note {
    std::string name;  // without the closing NUL
    std::uint32_t type;
    std::string text;
    std::uint32_t nameSize = 0, textSize = 0;  // 0: the true ones
};

void append(Bytes& bytes, const void* data, std::size_t size) {
    const auto* begin = static_cast<const std::byte*>(data);
    bytes.insert(bytes.end(), begin, begin + size);
}

void pad(Bytes& bytes) {
    bytes.resize((bytes.size() + 3) / 4 * 4);
}

/// An ELF file of nothing but a header, one PT_LOAD, one PT_NOTE, and its notes.
Bytes elf(const std::vector<Note>& notes) {
    Bytes body;
    for (const Note& note : notes) {
        const Elf64_Nhdr header{
            .n_namesz =
                note.nameSize ? note.nameSize : static_cast<Elf64_Word>(note.name.size() + 1),
            .n_descsz = note.textSize ? note.textSize : static_cast<Elf64_Word>(note.text.size()),
            .n_type = note.type};
        append(body, &header, sizeof(header));
        append(body, note.name.c_str(), note.name.size() + 1);
        pad(body);
        append(body, note.text.data(), note.text.size());
        pad(body);
    }
    Elf64_Ehdr header{};
    std::memcpy(header.e_ident, ELFMAG, SELFMAG);
    header.e_ident[EI_CLASS] = ELFCLASS64;
    header.e_phoff = sizeof(header);
    header.e_phentsize = sizeof(Elf64_Phdr);
    header.e_phnum = 2;
    Elf64_Phdr load{}, note{};
    load.p_type = PT_LOAD;
    note.p_type = PT_NOTE;
    note.p_offset = sizeof(header) + 2 * sizeof(Elf64_Phdr);
    note.p_filesz = body.size();
    Bytes bytes;
    append(bytes, &header, sizeof(header));
    append(bytes, &load, sizeof(load));
    append(bytes, &note, sizeof(note));
    bytes.insert(bytes.end(), body.begin(), body.end());
    return bytes;
}

const Note kBuildId{"GNU", NT_GNU_BUILD_ID, std::string("\x01\x02\0\xff id", 7)};

template <typename T>
Bytes with(Bytes bytes, std::size_t offset, T value) {
    std::memcpy(bytes.data() + offset, &value, sizeof(value));
    return bytes;
}

TEST(BuildIdParser, ofThisVeryTest) {
    const Bytes own = beginningOf("/proc/self/exe");
    const std::string id = parseBuildId(own);
    EXPECT_EQ(id.size(), 20U) << "SHA-1, as gcc and clang on Debian write it";
    Bytes copy(own);
    copy.shrink_to_fit();
    EXPECT_EQ(parseBuildId(copy), id);
}

TEST(BuildIdParser, programsDifferAndStayTheSame) {
    const std::string bash = parseBuildId(beginningOf("/bin/bash"));
    const std::string dash = parseBuildId(beginningOf("/bin/dash"));
    EXPECT_FALSE(bash.empty());
    EXPECT_NE(bash, dash);
    EXPECT_EQ(bash, parseBuildId(beginningOf("/bin/bash")));
}

TEST(BuildIdParser, notes) {
    const std::string id = kBuildId.text;
    EXPECT_EQ(parseBuildId(elf({kBuildId})), id);
    EXPECT_EQ(parseBuildId(elf({{"GNU", NT_GNU_ABI_TAG, "abi tag text"}, kBuildId})), id);
    EXPECT_EQ(parseBuildId(elf({{"stapsdt", NT_GNU_BUILD_ID, "other"}, kBuildId})), id);
    EXPECT_EQ(parseBuildId(elf({{"", NT_GNU_BUILD_ID, "nameless"}, kBuildId})), id);
    EXPECT_EQ(parseBuildId(elf({kBuildId, {"GNU", NT_GNU_BUILD_ID, "second"}})), id)
        << "the first counts";
    EXPECT_EQ(parseBuildId(elf({})), "");
    EXPECT_EQ(parseBuildId(elf({{"GNV", NT_GNU_BUILD_ID, "x"}})), "");
    EXPECT_EQ(parseBuildId(elf({{"GNU", NT_GNU_ABI_TAG, "x"}})), "");
    EXPECT_EQ(parseBuildId(elf({{"GNUX", NT_GNU_BUILD_ID, "x"}})), "");
}

TEST(BuildIdParser, noteSizesThatLie) {
    for (const std::uint32_t size : {64U, 4096U, 0x7fffffffU, 0xfffffffcU, 0xffffffffU}) {
        EXPECT_EQ(parseBuildId(elf({{"GNU", NT_GNU_BUILD_ID, "x", size, 0}})), "") << size;
        EXPECT_EQ(parseBuildId(elf({{"GNU", NT_GNU_BUILD_ID, "x", 0, size}})), "") << size;
        EXPECT_EQ(parseBuildId(elf({{"XYZ", NT_GNU_ABI_TAG, "x", size, size}, kBuildId})), "")
            << size;
    }
}

TEST(BuildIdParser, headersThatLie) {
    const Bytes good = elf({kBuildId});
    constexpr std::size_t kNote = sizeof(Elf64_Ehdr) + sizeof(Elf64_Phdr);
    ASSERT_FALSE(parseBuildId(good).empty());
    const std::uint64_t far[] = {good.size(), good.size() + 1, 1ULL << 32, ~0ULL, ~0ULL - 55};
    for (const std::uint64_t value : far) {
        EXPECT_EQ(parseBuildId(with(good, offsetof(Elf64_Ehdr, e_phoff), value)), "") << value;
        EXPECT_EQ(parseBuildId(with(good, kNote + offsetof(Elf64_Phdr, p_offset), value)), "")
            << value;
        EXPECT_EQ(parseBuildId(with(good, kNote + offsetof(Elf64_Phdr, p_filesz), value)), "")
            << value;
    }
    EXPECT_EQ(parseBuildId(with<std::uint16_t>(good, offsetof(Elf64_Ehdr, e_phnum), 1)), "");
    EXPECT_FALSE(
        parseBuildId(with<std::uint16_t>(good, offsetof(Elf64_Ehdr, e_phnum), 65535)).empty());
    EXPECT_EQ(parseBuildId(with<std::uint8_t>(good, EI_CLASS, ELFCLASS32)), "");
    for (std::size_t i = 0; i < SELFMAG; ++i)
        EXPECT_EQ(parseBuildId(with<std::uint8_t>(good, i, 0)), "") << i;
}

TEST(BuildIdParser, truncatedAtEveryByte) {
    const Bytes made = elf({kBuildId}), own = beginningOf("/proc/self/exe");
    for (const Bytes& whole : {made, own}) {
        const std::string id = parseBuildId(whole);
        for (std::size_t size = 0; size < whole.size(); ++size) {
            const Bytes part(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(size));
            const std::string found = parseBuildId(part);
            ASSERT_TRUE(found.empty() || found == id) << size;
        }
    }
    EXPECT_EQ(parseBuildId({}), "");
}

TEST(BuildIdParser, whatIsNoProgramHasNone) {
    const std::string texts[] = {"#!/bin/sh\n", "MZ", std::string(4096, '\0'),
                                 "\x7f"
                                 "ELF"};
    for (const std::string& text : texts) {
        Bytes bytes(text.size());
        std::memcpy(bytes.data(), text.data(), text.size());
        EXPECT_EQ(parseBuildId(bytes), "");
    }
}

/// Single bytes of a good file go wrong, and whole files of garbage begin like one.
TEST(BuildIdParser, garbageIsReadWithinItsBounds) {
    std::mt19937 random(1);
    const Bytes good = elf({kBuildId, {"GNU", NT_GNU_ABI_TAG, "0123456789ab"}});
    for (int round = 0; round < 30'000; ++round) {
        Bytes bytes(good);
        for (unsigned change = 0; change <= random() % 4; ++change)
            bytes[random() % bytes.size()] = static_cast<std::byte>(random());
        (void)parseBuildId(bytes);
        for (std::byte& byte : bytes)
            byte = static_cast<std::byte>(random());
        std::copy_n(good.begin(), 8, bytes.begin());
        (void)parseBuildId(bytes);
    }
}

}  // namespace
}  // namespace sources
