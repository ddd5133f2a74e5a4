// The sites whose URLs say what they lead to: a line each. The first line whose host and shape fit decides; those
// that are linked most come first, because they are found soonest.

#include "identity/sites.h"

#define WORK	   IDENTITY_WORK
#define REPOSITORY IDENTITY_REPOSITORY
#define MODEL	   IDENTITY_MODEL
#define DATASET	   IDENTITY_DATASET
#define SPACE	   IDENTITY_SPACE
#define VIDEO	   IDENTITY_VIDEO

// Publishers whose pages have the DOI in their path.
#define DOI_HOSTS                                                                                                      \
	HOSTS(HOST("dl.acm.org"), HOST(".onlinelibrary.wiley.com"), HOST("science.org"), HOST("pnas.org"),             \
	      HOST("tandfonline.com"), HOST(".sagepub.com"), HOST("pubs.acs.org"), HOST("royalsocietypublishing.org"), \
	      HOST("epubs.siam.org"), HOST("annualreviews.org"), HOST("pubsonline.informs.org"),                       \
	      HOST("ebooks.iospress.nl"), HOST("journals.asm.org"), HOST("journals.physiology.org"),                   \
	      HOST(".liebertpub.com"), HOST("worldscientific.com"))
#define DOI_SHAPES                                                                                                     \
	"doi/{doi} doi/abs/{doi} doi/full/{doi} doi/pdf/{doi} doi/epdf/{doi} doi/fullhtml/{doi} doi/pdfdirect/{doi} "  \
	"doi/reader/{doi} doi/book/{doi}"
#define ARXIV_SHAPES                                                                                                   \
	"abs/{arxiv} pdf/{arxiv} pdf/{arxiv}.pdf html/{arxiv} ps/{arxiv} format/{arxiv} e-print/{arxiv} src/{arxiv}"
#define NEURIPS_HOSTS                                                                                                  \
	HOSTS(HOST("proceedings.neurips.cc"), HOST("papers.nips.cc"), HOST("papers.neurips.cc"),                       \
	      HOST("datasets-benchmarks-proceedings.neurips.cc"))

const struct identity_site identity_sites[] = {
	{"arXiv", WORK, HOSTS(HOST("ar5iv.org"), HOST("ar5iv.labs.arxiv.org")), "abs/{arxiv} html/{arxiv}", NULL},
	{"arXiv", WORK, HOSTS(HOST(".arxiv.org")), ARXIV_SHAPES, "https://arxiv.org/"},
	{"arXiv", WORK, HOSTS(HOST(".alphaxiv.org")), "abs/{arxiv} overview/{arxiv} pdf/{arxiv} pdf/{arxiv}.pdf", NULL},
	{"arXiv", WORK, HOSTS(HOST("huggingface.co"), HOST("hf.co")), "papers/{arxiv}", NULL},
	{"PMLR", WORK, HOSTS(HOST("raw.githubusercontent.com")), "mlresearch/{pmlr-asset}", NULL},
	{"GitHub", REPOSITORY, HOSTS(HOST("github.com"), HOST("raw.githubusercontent.com")), "{github}...", NULL},
	{"GitLab", REPOSITORY, HOSTS(HOST("gitlab.com")), "{gitlab}...", NULL},
	{"Hugging Face dataset", DATASET, HOSTS(HOST("huggingface.co"), HOST("hf.co")), "datasets/{huggingface}...",
	 NULL},
	{"Hugging Face space", SPACE, HOSTS(HOST("huggingface.co"), HOST("hf.co")), "spaces/{huggingface}...", NULL},
	{"Hugging Face model", MODEL, HOSTS(HOST("huggingface.co"), HOST("hf.co")), "{huggingface}...", NULL},
	{"arXiv", WORK, HOSTS(HOST("scirate.com"), HOST("papers.cool"), HOST("semanticscholar.org")), "arxiv/{arxiv}",
	 NULL},
	{"DOI", WORK, HOSTS(HOST("doi.org"), HOST("dx.doi.org")), "{doi}", "https://doi.org/"},
	{"DOI", WORK, DOI_HOSTS, DOI_SHAPES, NULL},
	{"DOI", WORK, HOSTS(HOST("link.springer.com")), "{*}/{doi} content/pdf/{doi}.pdf", NULL},
	{"DOI", WORK, HOSTS(HOST("nature.com")), "articles/{nature}.pdf articles/{nature}", NULL},
	{"DOI", WORK, HOSTS(HOST("biorxiv.org"), HOST("medrxiv.org")), "content/{biorxiv}", NULL},
	{"DOI", WORK, HOSTS(HOST("frontiersin.org")), "articles/{doi}/full articles/{doi}/abstract articles/{doi}",
	 NULL},
	{"DOI", WORK, HOSTS(HOST("iopscience.iop.org")), "article/{doi}/meta article/{doi}/pdf article/{doi}", NULL},
	{"DOI", WORK, HOSTS(HOST("journals.plos.org")), "{*}/article?id={doi} {*}/article/file?id={doi}", NULL},
	{"OpenReview", WORK, HOSTS(HOST("openreview.net")), "forum?id={openreview} pdf?id={openreview}",
	 "https://openreview.net/"},
	{"ACL Anthology", WORK, HOSTS(HOST("aclanthology.org")), "{acl} {acl}.pdf", "https://aclanthology.org/"},
	{"ACL Anthology", WORK, HOSTS(HOST("aclweb.org")), "anthology/{acl} anthology/{acl}.pdf", NULL},
	{"ACL Anthology", WORK, HOSTS(HOST("aclanthology.info")), "papers/{acl}/{*} papers/{acl}", NULL},
	{"PMLR", WORK, HOSTS(HOST("proceedings.mlr.press")), "{pmlr}.html {pmlr}/{again}.pdf {pmlr}.pdf {pmlr}",
	 "https://proceedings.mlr.press/"},
	{"PMLR", WORK, HOSTS(HOST("jmlr.org"), HOST("jmlr.csail.mit.edu")),
	 "proceedings/papers/{pmlr}.html proceedings/papers/{pmlr}/{again}.pdf proceedings/papers/{pmlr}.pdf", NULL},
	{"NeurIPS", WORK, NEURIPS_HOSTS, "paper_files/paper/{neurips} paper/{neurips}", NULL},
	{"NeurIPS number", WORK, NEURIPS_HOSTS, "paper/{nips}.pdf paper/{nips}", NULL},
	{"ICLR", WORK, HOSTS(HOST("proceedings.iclr.cc")), "paper_files/paper/{neurips} paper/{neurips}", NULL},
	{"CVF", WORK, HOSTS(HOST("openaccess.thecvf.com")),
	 "content/{*}/html/{cvf}.html content/{*}/papers/{cvf}.pdf content/{*}/{*}/html/{cvf}.html "
	 "content/{*}/{*}/papers/{cvf}.pdf {*}/html/{cvf}.html {*}/papers/{cvf}.pdf {*}/{*}/html/{cvf}.html "
	 "{*}/{*}/papers/{cvf}.pdf",
	 NULL},
	{"CVF", WORK, HOSTS(HOST("cv-foundation.org")),
	 "openaccess/{*}/html/{cvf}.html openaccess/{*}/papers/{cvf}.pdf openaccess/{*}/{*}/html/{cvf}.html "
	 "openaccess/{*}/{*}/papers/{cvf}.pdf",
	 NULL},
	{"Semantic Scholar", WORK, HOSTS(HOST("semanticscholar.org")), "paper/{s2} reader/{s2} paper/{*}/{s2}", NULL},
	{"Semantic Scholar", WORK, HOSTS(HOST("pdfs.semanticscholar.org")), "{s2-pdf}.pdf", NULL},
	{"Semantic Scholar corpus", WORK, HOSTS(HOST("api.semanticscholar.org")), "CorpusID:{digits}", NULL},
	{"PubMed", WORK, HOSTS(HOST("pubmed.ncbi.nlm.nih.gov"), HOST("pubmed.gov")), "{pmid}",
	 "https://pubmed.ncbi.nlm.nih.gov/"},
	{"PubMed", WORK, HOSTS(HOST("ncbi.nlm.nih.gov")), "pubmed/{pmid} m/pubmed/{pmid}", NULL},
	{"PubMed", WORK, HOSTS(HOST("europepmc.org")), "article/MED/{pmid} abstract/MED/{pmid}", NULL},
	{"PubMed Central", WORK, HOSTS(HOST("ncbi.nlm.nih.gov")),
	 "pmc/articles/PMC{digits} pmc/articles/PMC{digits}/pdf pmc/articles/PMC{digits}/pdf/{*}.pdf "
	 "labs/pmc/articles/PMC{digits}",
	 NULL},
	{"PubMed Central", WORK, HOSTS(HOST("pmc.ncbi.nlm.nih.gov")),
	 "articles/PMC{digits} articles/PMC{digits}/pdf articles/PMC{digits}/pdf/{*}.pdf", NULL},
	{"PubMed Central", WORK, HOSTS(HOST("europepmc.org")), "article/PMC/PMC{digits} articles/PMC{digits}", NULL},
	{"YouTube", VIDEO, HOSTS(HOST(".youtube.com"), HOST("youtube-nocookie.com")),
	 "watch?v={video} embed/{video} shorts/{video} live/{video} v/{video}", NULL},
	{"YouTube", VIDEO, HOSTS(HOST("youtu.be")), "{video}", NULL},
};

const size_t identity_site_count = sizeof identity_sites / sizeof *identity_sites;
