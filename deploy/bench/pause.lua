-- wrk sends as fast as it can. For half of that each connection waits between its requests, evenly spread between
-- nothing and twice the mean that stands behind "--" (milliseconds).
local longest = 0

function init(args)
  longest = 2 * tonumber(args[1])
end

function delay()
  return math.random(0, longest)
end
