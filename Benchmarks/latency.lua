-- wrk's own report as one line of JSON after "@@".
local bad = 0
function setup(thread) thread:set("bad", 0) threads = threads or {} table.insert(threads, thread) end
function response(status) if status ~= 200 then bad = bad + 1 end end
function done(summary, latency)
    local failed = summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout
    for _, thread in ipairs(threads) do failed = failed + thread:get("bad") end
    io.write(string.format('@@{"requests": %d, "failed": %d, "rate": %.1f, "p50_ms": %.3f, "p95_ms": %.3f, "bytes": %d}',
        summary.requests, failed, summary.requests / summary.duration * 1e6, latency:percentile(50) / 1000,
        latency:percentile(95) / 1000, summary.bytes))
end
