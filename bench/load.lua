-- What wrk sends, by the words after "--": "order" posts the mall's order; "post BODY" posts BODY,
-- where {n} is the number of the request and {h} that of its hundred; anything else reads.
-- The outcome is one line of JSON; times are in microseconds.

function init(args)
  wrk.headers["Accept"] = "application/json"
  if args[1] == "order" then
    wrk.method = "POST"
    wrk.headers["Content-Type"] = "application/json"
    wrk.body = '{"item":"치킨","qty":10,"price":200,"state":"주문접수-결재완료"}'
  elseif args[1] == "post" then
    wrk.method = "POST"
    wrk.headers["Content-Type"] = "application/json"
    template = args[2]
    if template:find("{", 2, true) then
      number = tonumber(args[3])
      request = numbered
    else
      wrk.body = template
    end
  end
end

function numbered()
  number = number + 1
  local body = template:gsub("{n}", number):gsub("{h}", math.floor((number - 1) / 100) + 1)
  return wrk.format(nil, nil, nil, body)
end

function done(summary, latency, requests)
  local errors = summary.errors
  io.write(string.format(
    '\nRESULT {"requests": %d, "duration": %d, "p50": %d, "p99": %d, "max": %d, ' ..
      '"refused": %d, "broken": %d}\n',
    summary.requests, summary.duration, latency:percentile(50), latency:percentile(99), latency.max,
    errors.status, errors.connect + errors.read + errors.write + errors.timeout))
end
