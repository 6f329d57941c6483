-- A foreign client: Neovim's own, as Debian 12 has it (0.7). Opens the file named by the environment, waits for diagnostics, asks for hovers and
-- completions, takes a fix, formats, renames, and writes what came of it as JSON. It judges nothing and saves nothing; it runs with
-- `nvim --headless -u NONE -S`.

local env = vim.env
local result = { diagnostics = {}, hovers = {}, labels = {}, problems = {} }
local patience = 10000

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

-- The answer, or nothing and a problem.
local function ask(client, method, params)
  params.textDocument = { uri = vim.uri_from_bufnr(0) }
  -- The buffer by its own number: with 0 this version forgets to send the edits that came before.
  local answer, failure = client.request_sync(method, params, patience, vim.api.nvim_get_current_buf())
  if not answer or answer.err then
    problem(method .. ': ' .. vim.inspect(failure or answer.err))
    return nil
  end
  return answer.result
end

local function at(text)
  local position = position_of(text)
  if not position then problem('not in the file: ' .. text) end
  return position
end

local function hover(client, text)
  local position = at(text)
  local answer = position and ask(client, 'textDocument/hover', { position = position })
  local contents = (answer or {}).contents or {}
  table.insert(result.hovers, { text = text, value = contents.value or vim.inspect(contents) })
end

-- Behind a piece of a code, as if it had just been typed.
local function complete(client, text, typed)
  local position = at(text)
  if not position then return end
  position.character = position.character + typed
  local list = ask(client, 'textDocument/completion', { position = position, context = { triggerKind = 1 } })
  for _, item in ipairs((list or {}).items or {}) do table.insert(result.labels, item.label) end
end

local function line_with(text)
  for _, line in ipairs(vim.api.nvim_buf_get_lines(0, 0, -1, false)) do
    if line:find(text, 1, true) then return line end
  end
  return ''
end

-- Takes the first fix of the diagnostic with this code, by Neovim's own means.
local function fix(client, code, text)
  for _, diagnostic in ipairs(result.diagnostics) do
    if diagnostic.code == code then
      local params = { range = diagnostic.range, context = { diagnostics = { diagnostic } } }
      local actions = ask(client, 'textDocument/codeAction', params) or {}
      if not actions[1] then return problem('no fix for ' .. code) end
      vim.lsp.util.apply_workspace_edit(actions[1].edit, client.offset_encoding)
      result.fixed = line_with(text)
      return
    end
  end
  problem('no diagnostic ' .. code)
end

-- Puts a blank where none belongs, and has it taken out.
local function format(client, text)
  local position = at(text)
  if not position then return end
  local line = vim.api.nvim_buf_get_lines(0, position.line, position.line + 1, false)[1]
  vim.api.nvim_buf_set_lines(0, position.line, position.line + 1, false, { (line:gsub('| ', '|    ', 1)) })
  local edits = ask(client, 'textDocument/formatting', { options = { tabSize = 2, insertSpaces = true } }) or {}
  vim.lsp.util.apply_text_edits(edits, 0, client.offset_encoding)
  result.formatted = { before = line, after = vim.api.nvim_buf_get_lines(0, position.line, position.line + 1, false)[1] }
end

local function rename(client, text, name)
  local position = at(text)
  local edit = position and ask(client, 'textDocument/rename', { position = position, newName = name })
  if not edit then return end
  vim.lsp.util.apply_workspace_edit(edit, client.offset_encoding)
  local all = table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), '\n')
  local _, old = all:gsub(vim.pesc(text), '')
  local _, new = all:gsub(vim.pesc(name), '')
  result.renamed = { old = old, new = new }
end

local function run()
  vim.cmd('edit ' .. vim.fn.fnameescape(env.GOUJI_FILE))
  vim.bo.filetype = 'budget'
  local has_published = false
  local is_edited = false
  local id = vim.lsp.start_client({
    name = 'gouji',
    cmd = vim.fn.json_decode(env.GOUJI_SERVER),
    root_dir = vim.fn.fnamemodify(env.GOUJI_FILE, ':h'),
    handlers = {
      ['textDocument/publishDiagnostics'] = function(_, published)
        if is_edited or published.uri ~= vim.uri_from_bufnr(0) then return end
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
  local wanted = vim.fn.json_decode(env.GOUJI_EDITS)
  is_edited = true
  complete(client, wanted.complete.at, wanted.complete.typed)
  fix(client, wanted.fix.code, wanted.fix.text)
  format(client, wanted.format)
  rename(client, wanted.rename.from, wanted.rename.to)
  client.stop()
  if not vim.wait(5000, function() return client.is_stopped() end, 20) then problem('the server did not stop when asked to') end
end

local ok, failure = pcall(run)
if not ok then problem(tostring(failure)) end
finish()
