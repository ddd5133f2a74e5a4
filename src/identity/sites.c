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
	"dl.acm.org|.onlinelibrary.wiley.com|science.org|pnas.org|tandfonline.com|.sagepub.com|pubs.acs.org|"          \
	"royalsocietypublishing.org|epubs.siam.org|annualreviews.org|pubsonline.informs.org|ebooks.iospress.nl|"       \
	"journals.asm.org|journals.physiology.org|.liebertpub.com|worldscientific.com"
#define DOI_SHAPES                                                                                                     \
	"doi/{doi} doi/abs/{doi} doi/full/{doi} doi/pdf/{doi} doi/epdf/{doi} doi/fullhtml/{doi} doi/pdfdirect/{doi} "  \
	"doi/reader/{doi} doi/book/{doi}"
#define ARXIV_SHAPES                                                                                                   \
	"abs/{arxiv} pdf/{arxiv} pdf/{arxiv}.pdf html/{arxiv} ps/{arxiv} format/{arxiv} e-print/{arxiv} src/{arxiv}"
#define NEURIPS_HOSTS                                                                                                  \
	"proceedings.neurips.cc|papers.nips.cc|papers.neurips.cc|datasets-benchmarks-proceedings.neurips.cc"

const struct identity_site identity_sites[] = {
	{"arXiv", WORK, "ar5iv.org|ar5iv.labs.arxiv.org", "abs/{arxiv} html/{arxiv}", NULL},
	{"arXiv", WORK, ".arxiv.org", ARXIV_SHAPES, "https://arxiv.org/"},
	{"arXiv", WORK, ".alphaxiv.org", "abs/{arxiv} overview/{arxiv} pdf/{arxiv} pdf/{arxiv}.pdf", NULL},
	{"arXiv", WORK, "huggingface.co|hf.co", "papers/{arxiv}", NULL},
	{"PMLR", WORK, "raw.githubusercontent.com", "mlresearch/{pmlr-asset}", NULL},
	{"GitHub", REPOSITORY, "github.com|raw.githubusercontent.com", "{github}...", NULL},
	{"GitLab", REPOSITORY, "gitlab.com", "{gitlab}...", NULL},
	{"Hugging Face dataset", DATASET, "huggingface.co|hf.co", "datasets/{huggingface}...", NULL},
	{"Hugging Face space", SPACE, "huggingface.co|hf.co", "spaces/{huggingface}...", NULL},
	{"Hugging Face model", MODEL, "huggingface.co|hf.co", "{huggingface}...", NULL},
	{"arXiv", WORK, "scirate.com|papers.cool|semanticscholar.org", "arxiv/{arxiv}", NULL},
	{"DOI", WORK, "doi.org|dx.doi.org", "{doi}", "https://doi.org/"},
	{"DOI", WORK, DOI_HOSTS, DOI_SHAPES, NULL},
	{"DOI", WORK, "link.springer.com", "{*}/{doi} content/pdf/{doi}.pdf", NULL},
	{"DOI", WORK, "nature.com", "articles/{nature}.pdf articles/{nature}", NULL},
	{"DOI", WORK, "biorxiv.org|medrxiv.org", "content/{biorxiv}", NULL},
	{"DOI", WORK, "frontiersin.org", "articles/{doi}/full articles/{doi}/abstract articles/{doi}", NULL},
	{"DOI", WORK, "iopscience.iop.org", "article/{doi}/meta article/{doi}/pdf article/{doi}", NULL},
	{"DOI", WORK, "journals.plos.org", "{*}/article?id={doi} {*}/article/file?id={doi}", NULL},
	{"OpenReview", WORK, "openreview.net", "forum?id={openreview} pdf?id={openreview}", "https://openreview.net/"},
	{"ACL Anthology", WORK, "aclanthology.org", "{acl} {acl}.pdf", "https://aclanthology.org/"},
	{"ACL Anthology", WORK, "aclweb.org", "anthology/{acl} anthology/{acl}.pdf", NULL},
	{"ACL Anthology", WORK, "aclanthology.info", "papers/{acl}/{*} papers/{acl}", NULL},
	{"PMLR", WORK, "proceedings.mlr.press", "{pmlr}.html {pmlr}/{again}.pdf {pmlr}.pdf {pmlr}",
	 "https://proceedings.mlr.press/"},
	{"PMLR", WORK, "jmlr.org|jmlr.csail.mit.edu",
	 "proceedings/papers/{pmlr}.html proceedings/papers/{pmlr}/{again}.pdf proceedings/papers/{pmlr}.pdf", NULL},
	{"NeurIPS", WORK, NEURIPS_HOSTS, "paper_files/paper/{neurips} paper/{neurips}", NULL},
	{"NeurIPS number", WORK, NEURIPS_HOSTS, "paper/{nips}.pdf paper/{nips}", NULL},
	{"ICLR", WORK, "proceedings.iclr.cc", "paper_files/paper/{neurips} paper/{neurips}", NULL},
	{"CVF", WORK, "openaccess.thecvf.com",
	 "content/{*}/html/{cvf}.html content/{*}/papers/{cvf}.pdf content/{*}/{*}/html/{cvf}.html "
	 "content/{*}/{*}/papers/{cvf}.pdf {*}/html/{cvf}.html {*}/papers/{cvf}.pdf {*}/{*}/html/{cvf}.html "
	 "{*}/{*}/papers/{cvf}.pdf",
	 NULL},
	{"CVF", WORK, "cv-foundation.org",
	 "openaccess/{*}/html/{cvf}.html openaccess/{*}/papers/{cvf}.pdf openaccess/{*}/{*}/html/{cvf}.html "
	 "openaccess/{*}/{*}/papers/{cvf}.pdf",
	 NULL},
	{"Semantic Scholar", WORK, "semanticscholar.org", "paper/{s2} reader/{s2} paper/{*}/{s2}", NULL},
	{"Semantic Scholar", WORK, "pdfs.semanticscholar.org", "{s2-pdf}.pdf", NULL},
	{"Semantic Scholar corpus", WORK, "api.semanticscholar.org", "CorpusID:{digits}", NULL},
	{"PubMed", WORK, "pubmed.ncbi.nlm.nih.gov|pubmed.gov", "{pmid}", "https://pubmed.ncbi.nlm.nih.gov/"},
	{"PubMed", WORK, "ncbi.nlm.nih.gov", "pubmed/{pmid} m/pubmed/{pmid}", NULL},
	{"PubMed", WORK, "europepmc.org", "article/MED/{pmid} abstract/MED/{pmid}", NULL},
	{"PubMed Central", WORK, "ncbi.nlm.nih.gov",
	 "pmc/articles/PMC{digits} pmc/articles/PMC{digits}/pdf pmc/articles/PMC{digits}/pdf/{*}.pdf "
	 "labs/pmc/articles/PMC{digits}",
	 NULL},
	{"PubMed Central", WORK, "pmc.ncbi.nlm.nih.gov",
	 "articles/PMC{digits} articles/PMC{digits}/pdf articles/PMC{digits}/pdf/{*}.pdf", NULL},
	{"PubMed Central", WORK, "europepmc.org", "article/PMC/PMC{digits} articles/PMC{digits}", NULL},
	{"YouTube", VIDEO, ".youtube.com|youtube-nocookie.com",
	 "watch?v={video} embed/{video} shorts/{video} live/{video} v/{video}", NULL},
	{"YouTube", VIDEO, "youtu.be", "{video}", NULL},
};

const size_t identity_site_count = sizeof identity_sites / sizeof *identity_sites;
