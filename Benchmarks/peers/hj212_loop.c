// The plain C loop that our HJ 212 decoder is held against: hj212_loop FRAMES SECONDS table|folded
//
// The same work for both: find ##, read the length, verify the CRC (HJ 212-2017 annex A), find the header fields, split CP into
// code, suffix, value and group, name the suffix, and turn the measured values into numbers. FRAMES holds frames with their line
// ends; it comes in pieces of 64 KiB, and what reaches over the end of a piece is kept and completed, as a receiver must.
// `table` takes one table step a byte, as such programs are usually written; `folded` takes eight bytes at a time, the method of
// the Swift decoder, so that languages are compared and not methods.
// Prints: frames accepted, frames refused, bytes, seconds.
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { MAX_LENGTH = 4096, PIECE = 65536 };

static uint16_t table[256];
static uint8_t fold[8][256];

static void make_tables(void) {
    for (int byte = 0; byte < 256; byte++) {
        uint16_t r = byte;
        for (int bit = 0; bit < 8; bit++) r = r & 1 ? r >> 1 ^ 0xA001 : r >> 1;
        table[byte] = r;
    }
    for (int byte = 0; byte < 256; byte++) {
        uint8_t state = table[byte] >> 8;
        for (int place = 7; place >= 0; place--) {
            fold[place][byte] = state;
            state = table[state] >> 8;
        }
    }
}

static uint16_t crc_table(const uint8_t *p, size_t n) {
    uint16_t r = 0xFFFF;
    for (size_t i = 0; i < n; i++) r = table[(uint8_t)(r >> 8) ^ p[i]];
    return r;
}

static uint16_t crc_folded(const uint8_t *p, size_t n) {
    if (n == 0) return 0xFFFF;
    uint64_t state = 0xFF;
    size_t i = 0;
    for (; i + 8 <= n - 1; i += 8) {
        uint64_t w;
        memcpy(&w, p + i, 8);
        w ^= state;
        state = fold[0][w & 0xFF] ^ fold[1][w >> 8 & 0xFF] ^ fold[2][w >> 16 & 0xFF] ^ fold[3][w >> 24 & 0xFF] ^
                fold[4][w >> 32 & 0xFF] ^ fold[5][w >> 40 & 0xFF] ^ fold[6][w >> 48 & 0xFF] ^ fold[7][w >> 56];
    }
    for (; i < n - 1; i++) state = fold[7][state ^ p[i]];
    return table[state ^ p[i]];
}

static uint16_t (*crc)(const uint8_t *, size_t) = crc_table;

struct slice { uint16_t start, length; };
struct item { struct slice code, suffix, value; uint16_t group; uint8_t statistic; };
enum field { QN, ST, CN, PW, MN, FLAG, PNUM, PNO, RF, CP, FIELDS, NONE = -1 };
struct index { struct slice fields[FIELDS]; size_t count; struct item items[MAX_LENGTH / 2 + 2]; };

static uint64_t packed(const uint8_t *p, size_t n) {
    uint64_t w = 0;
    for (size_t i = 0; i < n; i++) w = w << 8 | (p[i] | 0x20);
    return w;
}

static enum field field_of(const uint8_t *p, size_t n) {
    if (n < 2 || n > 4) return NONE;
    switch (packed(p, n)) {
    case 0x716E: return QN;
    case 0x7374: return ST;
    case 0x636E: return CN;
    case 0x7077: return PW;
    case 0x6D6E: return MN;
    case 0x666C6167: return FLAG;
    case 0x706E756D: return PNUM;
    case 0x706E6F: return PNO;
    case 0x7266: return RF;
    case 0x6370: return CP;
    default: return NONE;
    }
}

static const char *rare[] = {"zscou", "data", "daydata", "nightdata", "eflag", "sampletime", "info", "sn", "rs", "rt", "lowvalue", "upvalue"};

static uint8_t statistic_of(const uint8_t *p, size_t n) {
    if (n >= 2 && n <= 8) {
        switch (packed(p, n)) {
        case 0x727464: return 1;
        case 0x6D696E: return 2;
        case 0x617667: return 3;
        case 0x6D6178: return 4;
        case 0x636F75: return 5;
        case 0x666C6167: return 14;
        case 0x7A73727464: return 6;
        case 0x7A736D696E: return 7;
        case 0x7A73617667: return 8;
        case 0x7A736D6178: return 9;
        }
    }
    for (size_t i = 0; i < sizeof rare / sizeof *rare; i++) {
        if (strlen(rare[i]) != n) continue;
        size_t k = 0;
        while (k < n && (p[k] | 0x20) == (uint8_t)rare[i][k]) k++;
        // 14 is Flag, above.
        if (k == n) return 10 + i + (i >= 4);
    }
    return 0;
}

static struct slice slice(size_t from, size_t to) { return (struct slice){from, to - from}; }

static size_t end_of_text(const uint8_t *p, size_t start, size_t end) {
    for (size_t at = start + 2; at + 1 < end; at++)
        if (p[at] == '/' && p[at + 1] == '/' && (at + 2 == end || p[at + 2] == ',' || p[at + 2] == ';')) return at + 2;
    return start;
}

static void read_segment(const uint8_t *p, size_t end, struct index *x) {
    memset(x->fields, 0, sizeof x->fields);
    x->count = 0;
    if (end >= 2 && p[end - 1] == '&' && p[end - 2] == '&') end -= 2;
    size_t at = 0;
    while (at < end) {
        size_t name = at;
        while (at < end && p[at] != '=' && p[at] != ';') at++;
        size_t length = at - name;
        if (at >= end || p[at] != '=') { at++; continue; }
        at++;
        enum field field = field_of(p + name, length);
        if (field == CP) {
            if (at + 1 < end && p[at] == '&' && p[at + 1] == '&') at += 2;
            x->fields[CP] = slice(at, end);
            break;
        }
        size_t value = at;
        while (at < end && p[at] != ';') at++;
        if (field != NONE) {
            if (x->fields[field].length == 0) x->fields[field] = slice(value, at);
        } else {
            x->items[x->count++] = (struct item){slice(name, name + length), {0, 0}, slice(value, at), UINT16_MAX, 0};
        }
        at++;
    }
    uint16_t group = 0;
    while (at < end) {
        while (at < end && p[at] == ' ') at++;
        size_t name = at, hyphen = SIZE_MAX;
        uint8_t byte = 0;
        while (at < end) {
            byte = p[at];
            if (byte == '=' || byte == ',' || byte == ';') break;
            if (byte == '-' && hyphen == SIZE_MAX) hyphen = at;
            at++;
        }
        size_t name_end = at, value = at;
        while (name_end > name && p[name_end - 1] == ' ') name_end--;
        if (at < end && byte == '=') {
            at++;
            value = at;
            if (at + 1 < end && p[at] == '/' && p[at + 1] == '/') at = end_of_text(p, at, end);
            while (at < end) {
                byte = p[at];
                if (byte == ',' || byte == ';') break;
                at++;
            }
        }
        if (name_end > name) {
            struct item *item = &x->items[x->count++];
            size_t code_end = hyphen == SIZE_MAX ? name_end : hyphen;
            size_t suffix = hyphen == SIZE_MAX ? name_end : hyphen + 1;
            *item = (struct item){slice(name, code_end), slice(suffix, name_end), slice(value, at), group,
                                  hyphen == SIZE_MAX ? 0 : statistic_of(p + suffix, name_end - suffix)};
            if (hyphen == SIZE_MAX && x->fields[FLAG].length == 0 && field_of(p + name, name_end - name) == FLAG)
                x->fields[FLAG] = item->value;
        }
        if (at < end && byte == ';') group++;
        at++;
    }
}

static int hex4(const uint8_t *p) {
    int value = 0;
    for (int i = 0; i < 4; i++) {
        int c = p[i], d = c >= '0' && c <= '9' ? c - '0' : c >= 'A' && c <= 'F' ? c - 55 : c >= 'a' && c <= 'f' ? c - 87 : -1;
        if (d < 0) return -1;
        value = value << 4 | d;
    }
    return value;
}

// Plain decimals; anything else is left to a slower way that this data never needs.
static int number(const uint8_t *p, size_t n, double *value) {
    static const double tens[] = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18};
    size_t i = n > 0 && (p[0] == '-' || p[0] == '+'), first = i;
    uint64_t whole = 0;
    int decimals = -1;
    for (; i < n; i++) {
        uint8_t d = p[i] - '0';
        if (d <= 9) {
            whole = whole * 10 + d;
            if (decimals >= 0) decimals++;
        } else if (p[i] == '.' && decimals < 0) {
            decimals = 0;
        } else {
            return 0;
        }
    }
    size_t digits = n - first - (decimals >= 0);
    if (n <= first || digits == 0 || digits > 18) return 0;
    *value = (double)whole / tens[decimals > 0 ? decimals : 0];
    if (p[0] == '-') *value = -*value;
    return 1;
}

static size_t frames, refused, items;
static double sum;

// Returns the bytes dealt with; the rest is the beginning of a frame.
static size_t scan(const uint8_t *p, size_t n, struct index *x) {
    size_t at = 0;
    for (;;) {
        while (at < n && !(p[at] == '#' && (at + 1 == n || p[at + 1] == '#'))) at++;
        if (at >= n || n - at < 6) return at;
        size_t length = 0;
        int digits = 1;
        for (int i = 2; i < 6; i++) {
            uint8_t d = p[at + i] - '0';
            if (d > 9) digits = 0;
            length = length * 10 + d;
        }
        if (!digits || length > MAX_LENGTH) { refused++; at++; continue; }
        if (n - at < length + 10) return at;
        if (hex4(p + at + 6 + length) != crc(p + at + 6, length)) { refused++; at++; continue; }
        read_segment(p + at + 6, length, x);
        frames++;
        items += x->count;
        const uint8_t *segment = p + at + 6;
        for (size_t i = 0; i < x->count; i++) {
            double value;
            struct item *item = &x->items[i];
            if (item->statistic >= 1 && item->statistic <= 13 && number(segment + item->value.start, item->value.length, &value)) sum += value;
        }
        at += length + 10;
    }
}

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec + t.tv_nsec / 1e9;
}

int main(int count, char **arguments) {
    FILE *file = count == 4 ? fopen(arguments[1], "rb") : NULL;
    if (!file) {
        fprintf(stderr, "usage: hj212_loop FRAMES SECONDS table|folded\n");
        return 2;
    }
    if (strcmp(arguments[3], "folded") == 0) crc = crc_folded;
    make_tables();
    fseek(file, 0, SEEK_END);
    size_t size = ftell(file);
    rewind(file);
    uint8_t *stream = malloc(size + 1), *pending = malloc(PIECE + MAX_LENGTH + 10);
    struct index *x = malloc(sizeof *x);
    if (!stream || !pending || !x || fread(stream, 1, size, file) != size) return 3;
    fclose(file);
    double start = now(), elapsed, seconds = atof(arguments[2]);
    size_t bytes = 0;
    do {
        size_t kept = 0;
        for (size_t at = 0; at < size; at += PIECE) {
            size_t n = size - at < PIECE ? size - at : PIECE;
            if (kept == 0) {
                size_t done = scan(stream + at, n, x);
                kept = n - done;
                memcpy(pending, stream + at + done, kept);
            } else {
                memcpy(pending + kept, stream + at, n);
                size_t done = scan(pending, kept + n, x);
                kept = kept + n - done;
                memmove(pending, pending + done, kept);
            }
        }
        bytes += size;
        elapsed = now() - start;
    } while (elapsed < seconds);
    // The sum goes out too, so that no compiler leaves the numbers out.
    fprintf(stderr, "%zu items, sum %g\n", items, sum);
    printf("%zu %zu %zu %.6f\n", frames, refused, bytes, elapsed);
    return 0;
}
