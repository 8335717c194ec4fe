/* The plain C loop that our HJ 212 decoder is held against. hj212_loop FRAMES SECONDS
 *
 * Same work for both: find "##", read the length, check the CRC (HJ 212-2017 annex A), split the segment at ';' ',' and '=',
 * keep where each name and value lies, and turn numeric values into doubles. FRAMES holds frames separated by CR LF.
 * Prints: frames accepted, frames refused, bytes, seconds. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static uint16_t table[256];

static void make_table(void) {
    for (int byte = 0; byte < 256; byte++) {
        uint16_t r = (uint16_t)byte;
        for (int bit = 0; bit < 8; bit++) r = (r & 1) ? (r >> 1) ^ 0xA001 : r >> 1;
        table[byte] = r;
    }
}

/* The low byte of the register is dropped at each step: r = (r >> 8) ^ b, then eight shifts. */
static uint16_t crc(const unsigned char *text, size_t length) {
    uint16_t r = 0xFFFF;
    for (size_t i = 0; i < length; i++) {
        uint16_t mixed = (uint16_t)((r >> 8) ^ text[i]);
        r = table[mixed & 0xFF];
    }
    return r;
}

struct field { const char *name, *value; uint16_t name_length, value_length; double number; int is_number; };

static int hex(unsigned char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    return -1;
}

static int number(const char *text, size_t length, double *value) {
    double whole = 0, scale = 1;
    size_t i = 0;
    int digits = 0, negative = 0, point = 0;
    if (i < length && (text[i] == '-' || text[i] == '+')) negative = text[i++] == '-';
    for (; i < length; i++) {
        if (text[i] == '.' && !point) { point = 1; continue; }
        if (text[i] < '0' || text[i] > '9') return 0;
        whole = whole * 10 + (text[i] - '0');
        if (point) scale *= 10;
        digits++;
    }
    if (digits == 0) return 0;
    *value = (negative ? -whole : whole) / scale;
    return 1;
}

static int split(const char *segment, size_t length, struct field *fields, int limit) {
    int count = 0;
    size_t start = 0;
    for (size_t i = 0; i <= length && count < limit; i++) {
        if (i < length && segment[i] != ';' && segment[i] != ',' && segment[i] != '&') continue;
        const char *part = segment + start, *equal = memchr(part, '=', i - start);
        if (equal != NULL) {
            struct field *field = &fields[count];
            field->name = part;
            field->name_length = (uint16_t)(equal - part);
            field->value = equal + 1;
            field->value_length = (uint16_t)(segment + i - equal - 1);
            field->is_number = number(field->value, field->value_length, &field->number);
            if (!(field->value_length == 0 && i < length && segment[i] == '&')) count++;
        }
        start = i + 1;
    }
    return count;
}

int main(int argc, char **argv) {
    if (argc != 3) return 2;
    FILE *file = fopen(argv[1], "rb");
    if (file == NULL) { perror(argv[1]); return 3; }
    fseek(file, 0, SEEK_END);
    long size = ftell(file);
    rewind(file);
    unsigned char *text = malloc((size_t)size + 1);
    if (text == NULL || fread(text, 1, (size_t)size, file) != (size_t)size) return 3;
    fclose(file);
    make_table();

    long accepted = 0, refused = 0, bytes = 0;
    volatile double sink = 0;
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    double start = t.tv_sec + t.tv_nsec / 1e9, now = start, end = start + atof(argv[2]);
    while (now < end) {
        long at = 0;
        while (at + 12 <= size) {
            if (text[at] != '#' || text[at + 1] != '#') { at++; continue; }
            int length = 0, good = 1;
            for (int i = 0; i < 4; i++) {
                unsigned char c = text[at + 2 + i];
                if (c < '0' || c > '9') good = 0;
                length = length * 10 + (c - '0');
            }
            if (!good || length > 1024 || at + 6 + length + 4 > size) { refused++; at++; continue; }
            const unsigned char *segment = text + at + 6;
            int given = 0;
            for (int i = 0; i < 4; i++) {
                int digit = hex(segment[length + i]);
                if (digit < 0) good = 0;
                given = given * 16 + digit;
            }
            if (!good || given != crc(segment, (size_t)length)) { refused++; at++; continue; }
            struct field fields[256];
            int count = split((const char *)segment, (size_t)length, fields, 256);
            for (int i = 0; i < count; i++) if (fields[i].is_number) sink += fields[i].number;
            accepted++;
            at += 6 + length + 4;
        }
        bytes += size;
        clock_gettime(CLOCK_MONOTONIC, &t);
        now = t.tv_sec + t.tv_nsec / 1e9;
    }
    printf("%ld %ld %ld %.6f\n", accepted, refused, bytes, now - start);
    return 0;
}
