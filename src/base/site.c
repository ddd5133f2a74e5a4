// The sites that labels name, and their hosts.

#include <string.h>

#include "base/url_parts.h"

// A host that starts with a dot stands for its subdomains too. Names that mean other things as well
// (`medium`, `x`, `wechat`, `acl`) are there only with a word that settles it.
static const struct url_site sites[] = {
	{"arxiv|arxiv paper|arxiv abs|arxiv pdf", ".arxiv.org"},
	{"alphaxiv", ".alphaxiv.org"},
	{"github|gh|github code|git hub", "github.com|gist.github.com|raw.githubusercontent.com"},
	{"gitlab", "gitlab.com"},
	{"gitee", "gitee.com"},
	{"bitbucket", "bitbucket.org"},
	{"sourceforge", ".sourceforge.net"},
	{"codeberg", "codeberg.org"},
	{"huggingface|hugging face|hf|🤗|🤗 huggingface|🤗 hugging face|huggingface model|huggingface dataset",
	 "huggingface.co|hf.co|.hf.space"},
	{"modelscope|魔搭", ".modelscope.cn|modelscope.ai"},
	{"openreview|open review", "openreview.net"},
	{"youtube|you tube|youtube video", ".youtube.com|youtu.be|youtube-nocookie.com"},
	{"bilibili|b站|哔哩哔哩", ".bilibili.com|b23.tv"},
	{"vimeo", ".vimeo.com"},
	{"zhihu|知乎|知乎专栏", ".zhihu.com"},
	{"csdn", ".csdn.net"},
	{"juejin|掘金", "juejin.cn|juejin.im"},
	{"doi", "doi.org|dx.doi.org"},
	{"acl anthology|aclanthology", "aclanthology.org|aclweb.org|aclanthology.info"},
	{"semantic scholar|semanticscholar|s2", ".semanticscholar.org"},
	{"google scholar", "scholar.google.com"},
	{"dblp", ".dblp.org|dblp.uni-trier.de"},
	{"pubmed", "pubmed.ncbi.nlm.nih.gov|pubmed.gov|pmc.ncbi.nlm.nih.gov|ncbi.nlm.nih.gov|europepmc.org"},
	{"pmc|pubmed central", "pmc.ncbi.nlm.nih.gov|ncbi.nlm.nih.gov|europepmc.org"},
	{"biorxiv", ".biorxiv.org"},
	{"medrxiv", ".medrxiv.org"},
	{"ssrn", ".ssrn.com"},
	{"pmlr", "proceedings.mlr.press"},
	{"jmlr", "jmlr.org|jmlr.csail.mit.edu"},
	{"neurips|nips|neurips proceedings",
	 "proceedings.neurips.cc|papers.nips.cc|papers.neurips.cc|neurips.cc|nips.cc|"
	 "datasets-benchmarks-proceedings.neurips.cc"},
	{"cvf|cvf open access|thecvf", "openaccess.thecvf.com"},
	{"ieee xplore|ieeexplore", "ieeexplore.ieee.org"},
	{"acm dl|acm digital library", "dl.acm.org"},
	{"sciencedirect|science direct", ".sciencedirect.com"},
	{"springer link|springerlink", "link.springer.com"},
	{"researchgate", ".researchgate.net"},
	{"papers with code|paperswithcode|pwc", ".paperswithcode.com"},
	{"kaggle", ".kaggle.com"},
	{"zenodo", ".zenodo.org"},
	{"figshare", ".figshare.com"},
	{"colab|google colab", "colab.research.google.com"},
	{"google drive", "drive.google.com"},
	{"wandb|w&b|weights & biases", ".wandb.ai"},
	{"replicate", ".replicate.com"},
	{"twitter|twitter/x|x/twitter|x (twitter)|twitter (x)|tweet", ".twitter.com|x.com"},
	{"mastodon", "mastodon.social|mastodon.online"},
	{"bluesky|bsky", ".bsky.app"},
	{"linkedin", ".linkedin.com|lnkd.in"},
	{"reddit", ".reddit.com|redd.it"},
	{"hacker news|hackernews|hn", "news.ycombinator.com"},
	{"stack overflow|stackoverflow", ".stackoverflow.com"},
	{"discord", "discord.gg|discord.com"},
	{"telegram", "t.me|telegram.me"},
	{"medium article|medium post|medium blog|medium.com", ".medium.com"},
	{"substack", ".substack.com"},
	{"wikipedia|wiki (wikipedia)|维基百科", ".wikipedia.org"},
	{"npm|npmjs", "npmjs.com|npmjs.org"},
	{"pypi", "pypi.org|pypi.python.org"},
	{"crates.io", "crates.io"},
	{"docker hub|dockerhub", "hub.docker.com"},
	{"微信文章|公众号文章|wechat article|wechat post", "mp.weixin.qq.com"},
	{"weibo|微博", ".weibo.com|weibo.cn"},
	{"xiaohongshu|小红书", ".xiaohongshu.com|xhslink.com"},
};

// What a label may add to a site's name. Longest first where one ends in another.
static const char *const additions[] = {
	" repository", " webpage", " links", " link", " urls", " url", " repo", " page", "链接", "地址",
};

static const struct url_site *site_named(const char *name, size_t size)
{
	for (size_t i = 0; i < sizeof sites / sizeof *sites; i++) {
		if (url_is_listed(sites[i].names, name, size)) {
			return &sites[i];
		}
	}
	return NULL;
}

static size_t without_addition(const char *name, size_t size)
{
	for (size_t i = 0; i < sizeof additions / sizeof *additions; i++) {
		size_t length = strlen(additions[i]);
		if (size > length && memcmp(name + size - length, additions[i], length) == 0) {
			size -= length;
			break;
		}
	}
	while (size > 0 && name[size - 1] == ' ') {
		size--;
	}
	return size;
}

const struct url_site *url_site_by_name(const char *name, size_t size)
{
	const struct url_site *site = site_named(name, size);
	if (site) {
		return site;
	}
	size_t shorter = without_addition(name, size);
	return shorter < size ? site_named(name, shorter) : NULL;
}

// One host of a list against a host in hand.
static bool host_fits(const char *entry, size_t length, const char *host, size_t size)
{
	bool takes_subdomains = entry[0] == '.';
	entry += takes_subdomains;
	length -= takes_subdomains;
	if (size < length) {
		return false;
	}
	size_t prefix = size - length;
	for (size_t i = 0; i < length; i++) {
		if (url_lower(host[prefix + i]) != entry[i]) {
			return false;
		}
	}
	return prefix == 0 || (takes_subdomains && prefix > 1 && host[prefix - 1] == '.');
}

static bool has_host(const struct url_site *site, const char *host, size_t size)
{
	for (const char *at = site->hosts; at;) {
		const char *end = strchr(at, '|');
		size_t length = end ? (size_t)(end - at) : strlen(at);
		if (host_fits(at, length, host, size)) {
			return true;
		}
		at = end ? end + 1 : NULL;
	}
	return false;
}

const struct url_site *url_site_of_host(const char *host, size_t size)
{
	for (size_t i = 0; i < sizeof sites / sizeof *sites; i++) {
		if (has_host(&sites[i], host, size)) {
			return &sites[i];
		}
	}
	return NULL;
}

const struct url_site *url_site_of(const char *url, size_t size)
{
	struct url_host host = url_host_of(url, size);
	return host.end > host.start ? url_site_of_host(url + host.start, host.end - host.start) : NULL;
}

bool url_is_on(const struct url_site *site, const char *url, size_t size)
{
	struct url_host host = url_host_of(url, size);
	return host.end > host.start && has_host(site, url + host.start, host.end - host.start);
}

bool url_should_be_https(const char *url, size_t size)
{
	if (!url_starts_with(url, size, "http://")) {
		return false;
	}
	struct url_host host = url_host_of(url, size);
	// With a port of its own, the same port does not speak https.
	bool has_port = host.end < size && url[host.end] == ':';
	const struct url_site *site = url_site_of(url, size);
	return site && !has_port;
}
