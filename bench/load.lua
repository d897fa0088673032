-- What wrk sends, by the words after "--": "order" posts the mall's order; "post BODY" posts BODY,
-- where one {n} is the number of the request, or one {h} that of its hundred; anything else reads.
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
    local before, counted, after = args[2]:match("^(.-){([nh])}(.*)$")
    if counted then
      number = tonumber(args[3])
      of_each = counted == "h" and 100 or 1
      prepare(before, after)
      request = numbered
    else
      wrk.body = args[2]
    end
  end
end

-- All but the number, which always has the same width, is written once: the server is to be
-- measured, and not who asks it.
local width = 9

function prepare(before, after)
  local hole = ("#"):rep(width)
  local whole = wrk.format(nil, nil, nil, before .. hole .. after)
  local first, last = whole:find(hole, 1, true)
  head, tail = whole:sub(1, first - 1), whole:sub(last + 1)
end

function numbered()
  number = number + 1
  return head .. string.format("%-9d", math.floor((number - 1) / of_each) + 1) .. tail
end

function done(summary, latency, requests)
  local errors = summary.errors
  io.write(string.format(
    '\nRESULT {"requests": %d, "duration": %d, "p50": %d, "p99": %d, "max": %d, ' ..
      '"refused": %d, "broken": %d}\n',
    summary.requests, summary.duration, latency:percentile(50), latency:percentile(99), latency.max,
    errors.status, errors.connect + errors.read + errors.write + errors.timeout))
end
