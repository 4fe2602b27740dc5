-- Which mail OpenDKIM signs, of all that Postfix shows it: only what is from whom it says it is from.
-- Postfix has proved that a member may use the sender of the envelope, and knows nothing of From:,
-- which is what a signature vouches for and what people read.

if ctx == nil then
  return nil
end

-- The address without brackets, label and capitals.
local function bare(address)
  return (string.lower(string.gsub(string.gsub(address, "[<>%s]", ""), "%+[^@]*@", "@")))
end

-- The one address in a header field; nil when there is none, or more than one. What stands between
-- quotation marks is a name.
local function only_address(field)
  local plain = string.gsub(string.gsub(field, "\\.", ""), '"[^"]*"', " ")
  local _, count = string.gsub(plain, "@", "")
  if count ~= 1 then
    return nil
  end
  return string.match(plain, "[^%s<>,;:()]+@[^%s<>,;:()]+")
end

local field = odkim.get_header(ctx, "From", 0)
if field == nil or odkim.get_header(ctx, "From", 1) ~= nil then
  return nil
end
local from = only_address(field)
if from == nil then
  return nil
end

-- What a script passes on is somebody else's, though the sender of its envelope is the member.
if odkim.get_header(ctx, "X-Sieve-Redirected-From", 0) ~= nil then
  return nil
end

local envelope = bare(odkim.get_envfrom(ctx) or "")
if envelope == "" then
  -- Replies of Sieve scripts have no sender, and neither has a member who wants to hide theirs.
  if odkim.get_mtasymbol(ctx, "{auth_authen}") ~= nil then
    return nil
  end
elseif envelope ~= bare(from) then
  return nil
end

-- A domain without a key is not in the table, and its mail goes unsigned.
odkim.sign(ctx, string.match(bare(from), "@(.*)"))
return nil
