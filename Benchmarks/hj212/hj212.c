// The peer for `zhijian bench hj212`: the same decode work as a plain C loop over the same stream.
//
//   cc -O2 -o hj212 hj212.c && ./hj212 PACKETS.csv [seconds] [chunk] [table|folded]
//
// Work per frame: find ##, read the length, verify the CRC, find the header fields, split CP into code, suffix, value and
// group, and name the suffix. `table` takes one table step a byte, as such programs are usually written; `folded` takes
// eight bytes at a time, the same method as the Swift decoder, so that languages and not methods are compared.
// Prints one line of JSON. Frames that reach over the end of a chunk are kept and completed, as a receiver must.
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { MAX_LENGTH = 4096 };

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
        if (k == n) return 10 + i;
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

static size_t frames, items;

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
        if (!digits || length > MAX_LENGTH) { at++; continue; }
        if (n - at < length + 10) return at;
        if (hex4(p + at + 6 + length) != crc(p + at + 6, length)) { at++; continue; }
        read_segment(p + at + 6, length, x);
        frames++;
        items += x->count;
        // Keeps the compiler from leaving the splitting out.
        __asm__ volatile("" : : "r"(x) : "memory");
        at += length + 10;
    }
}

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec + t.tv_nsec / 1e9;
}

// First column of the rows whose second column is true and whose length field is right; the file holds the packet in quotes where it has a comma.
static uint8_t *load(const char *path, size_t *size) {
    FILE *file = fopen(path, "rb");
    if (!file) return NULL;
    char *line = NULL;
    size_t room = 0, n = 0;
    uint8_t *bytes = malloc(1 << 20);
    while (bytes && getline(&line, &room, file) > 0) {
        char *start = line, *end = *line == '"' ? strchr(++start, '"') : strchr(line, ',');
        if (!end) continue;
        char *verdict = *end == '"' ? end + 2 : end + 1;
        if (strncmp(verdict, "true,", 5) != 0 || atol(start + 2) + 10 != end - start) continue;
        memcpy(bytes + n, start, end - start);
        n += end - start;
        bytes[n++] = '\r';
        bytes[n++] = '\n';
    }
    free(line);
    fclose(file);
    *size = n;
    return bytes;
}

int main(int count, char **arguments) {
    size_t once = 0;
    uint8_t *packets = count > 1 ? load(arguments[1], &once) : NULL;
    if (!packets || once == 0) {
        fprintf(stderr, "usage: hj212 PACKETS.csv [seconds] [chunk] [table|folded]\n");
        return 2;
    }
    double seconds = count > 2 ? atof(arguments[2]) : 3;
    size_t chunk = count > 3 ? strtoul(arguments[3], NULL, 10) : 65536;
    const char *method = count > 4 ? arguments[4] : "table";
    if (strcmp(method, "folded") == 0) crc = crc_folded;
    make_tables();
    size_t repeats = 4194304 / once, size = repeats * once;
    uint8_t *stream = malloc(size);
    uint8_t *pending = malloc(chunk + MAX_LENGTH + 10);
    struct index *x = malloc(sizeof *x);
    if (!stream || !pending || !x) return 3;
    for (size_t i = 0; i < repeats; i++) memcpy(stream + i * once, packets, once);
    double start = now(), elapsed;
    size_t passes = 0;
    do {
        size_t kept = 0;
        for (size_t at = 0; at < size; at += chunk) {
            size_t n = size - at < chunk ? size - at : chunk;
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
        passes++;
        elapsed = now() - start;
    } while (elapsed < seconds);
    printf("{\"name\":\"c-%s\",\"bytes_per_second\":%.0f,\"frames_per_second\":%.0f,\"items_per_second\":%.0f,"
           "\"frames_per_pass\":%zu,\"bytes_per_pass\":%zu}\n",
           method, (double)size * passes / elapsed, frames / elapsed, items / elapsed, frames / passes, size);
    return 0;
}
