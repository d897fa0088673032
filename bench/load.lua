-- What wrk sends, by the word after "--": "order" posts an order, anything else reads.
-- The outcome is one line of JSON; times are in microseconds.

function init(args)
  wrk.headers["Accept"] = "application/json"
  if args[1] == "order" then
    wrk.method = "POST"
    wrk.headers["Content-Type"] = "application/json"
    wrk.body = '{"item":"치킨","qty":10,"price":200,"state":"주문접수-결재완료"}'
  end
end

function done(summary, latency, requests)
  local errors = summary.errors
  io.write(string.format(
    '\nRESULT {"requests": %d, "duration": %d, "p50": %d, "p99": %d, "max": %d, ' ..
      '"refused": %d, "broken": %d}\n',
    summary.requests, summary.duration, latency:percentile(50), latency:percentile(99), latency.max,
    errors.status, errors.connect + errors.read + errors.write + errors.timeout))
end
