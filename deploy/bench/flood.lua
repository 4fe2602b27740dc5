-- Requests from many networks, each another /24, as a proxy tells that is trusted. Arguments: the milliseconds for which a
-- connection pauses on average; and for guesses of passwords the origin of the site, how many members there are, and a file
-- with the forms of browsers, each a line with the cookies and one with the hidden fields.
local pause, origin, members
local number, forms = 0, {}

function init(args)
  pause = tonumber(args[1])
  if args[2] then
    origin, members = args[2], tonumber(args[3])
    for line in io.lines(args[4]) do
      forms[#forms + 1] = line
    end
  end
end

function delay()
  return math.random(0, 2 * pause)
end

function request()
  number = number + 1
  local network = string.format("203.%d.%d.7", math.floor(number / 256) % 256, number % 256)
  if not origin then
    return wrk.format("GET", nil, { ["X-Forwarded-For"] = network })
  end
  local form = 2 * (number % (#forms / 2)) + 1
  -- Half of the names are those of members.
  local name = (number % 2 == 0 and "full" or "nobody") .. (1 + number % members)
  return wrk.format("POST", nil, {
    ["X-Forwarded-For"] = network,
    ["Content-Type"] = "application/x-www-form-urlencoded",
    ["Cookie"] = forms[form],
    ["Origin"] = origin
  }, forms[form + 1] .. "&name=" .. name .. "&password=guess+" .. number)
end
