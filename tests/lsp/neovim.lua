-- Run by editors.py in neovim, with list.md open and the configuration of the README read: prints a line of JSON.
local function wait(condition)
	assert(vim.wait(10000, condition, 20), 'nothing came within ten seconds')
end

local function codes()
	local found = vim.tbl_map(function(each)
		return each.code
	end, vim.diagnostic.get(0))
	table.sort(found)
	return found
end

local function text()
	return table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), '\n') .. '\n'
end

local function request(method, more)
	local params = vim.tbl_extend('force', vim.lsp.util.make_position_params(), more or {})
	local answers = vim.lsp.buf_request_sync(0, method, params, 5000)
	for _, answer in pairs(answers) do
		return answer.result
	end
end

local said = {}
local function run()
	wait(function()
		return #vim.diagnostic.get(0) > 0
	end)
	said.opened = codes()

	-- Typing, character by character.
	local last = vim.api.nvim_buf_line_count(0)
	vim.api.nvim_win_set_cursor(0, { last, 0 })
	vim.cmd('normal! o')
	for each in ('### 論文 😀\n\n- **Tags**: 😀, 論文,'):gmatch('[%z\1-\127\194-\244][\128-\191]*') do
		if each == '\n' then
			vim.cmd('normal! o')
		else
			vim.cmd('normal! a' .. each)
		end
	end
	wait(function()
		local commas = vim.tbl_filter(function(each)
			return each.code == 'trailing-comma'
		end, vim.diagnostic.get(0))
		return #commas == 2
	end)
	said.typed = text()
	said.after_typing = codes()
	said.columns = vim.tbl_map(function(each)
		return { each.lnum, each.col, each.end_lnum, each.end_col }
	end, vim.diagnostic.get(0))
	vim.api.nvim_buf_set_lines(0, last, -1, false, {})

	vim.api.nvim_win_set_cursor(0, { 7, 4 })
	said.hover = request('textDocument/hover').contents.value
	said.definition = request('textDocument/definition')[1].range.start.line
	said.symbols = #request('textDocument/documentSymbol')
	if vim.lsp.buf.format then
		vim.lsp.buf.format({ timeout_ms = 5000 })
	else
		vim.lsp.buf.formatting_sync({}, 5000)
	end
	said.formatted = text()
	wait(function()
		return not vim.tbl_contains(codes(), 'trailing-comma')
	end)
	said.after_formatting = codes()
end

local is_well, problem = pcall(run)
print(is_well and vim.json.encode(said) or problem)
vim.cmd('qall!')
