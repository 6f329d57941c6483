-- A foreign client: Neovim's own, as Debian 12 has it (0.7). Opens the file named by the environment, waits for diagnostics, asks for hovers,
-- and writes what came as JSON. It judges nothing; it runs with `nvim --headless -u NONE -S`.

local env = vim.env
local result = { diagnostics = {}, hovers = {}, problems = {} }

local function finish()
  local file = assert(io.open(env.GOUJI_RESULT, 'w'))
  file:write(vim.fn.json_encode(result))
  file:close()
  vim.cmd('qall!')
end

local function problem(text)
  table.insert(result.problems, text)
end

-- The first place of a text in the buffer, zero-based, as LSP counts: UTF-16 units.
local function position_of(text)
  for number, line in ipairs(vim.api.nvim_buf_get_lines(0, 0, -1, false)) do
    local byte = line:find(text, 1, true)
    if byte then
      local _, units = vim.str_utfindex(line, byte - 1)
      return { line = number - 1, character = units }
    end
  end
end

local function hover(client, text)
  local position = position_of(text)
  if not position then return problem('not in the file: ' .. text) end
  local params = { textDocument = { uri = vim.uri_from_bufnr(0) }, position = position }
  local answer, failure = client.request_sync('textDocument/hover', params, 10000, 0)
  if not answer or answer.err then return problem('hover on ' .. text .. ': ' .. vim.inspect(failure or answer.err)) end
  local contents = (answer.result or {}).contents or {}
  table.insert(result.hovers, { text = text, value = contents.value or vim.inspect(contents) })
end

local function run()
  vim.cmd('edit ' .. vim.fn.fnameescape(env.GOUJI_FILE))
  vim.bo.filetype = 'budget'
  local has_published = false
  local id = vim.lsp.start_client({
    name = 'gouji',
    cmd = vim.fn.json_decode(env.GOUJI_SERVER),
    root_dir = vim.fn.fnamemodify(env.GOUJI_FILE, ':h'),
    handlers = {
      ['textDocument/publishDiagnostics'] = function(_, published)
        if published.uri ~= vim.uri_from_bufnr(0) then return end
        has_published = true
        result.diagnostics = published.diagnostics
        result.version = published.version
      end,
    },
  })
  if not id then return problem('the server did not start') end
  vim.lsp.buf_attach_client(0, id)
  local client = vim.lsp.get_client_by_id(id)
  if not vim.wait(20000, function() return has_published end, 20) then problem('no diagnostics in 20 s') end
  for _, text in ipairs(vim.fn.json_decode(env.GOUJI_HOVERS)) do hover(client, text) end
  client.stop()
  if not vim.wait(5000, function() return client.is_stopped() end, 20) then problem('the server did not stop when asked to') end
end

local ok, failure = pcall(run)
if not ok then problem(tostring(failure)) end
finish()
