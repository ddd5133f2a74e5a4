// A template and a list of each shape that a template may show.

export const examples = [
	{
		name: 'Headings',
		template: `## YYYY-MM-DD

### Paper Title

- **Tags**:
- **Authors**:
- **Abstract**:
  <details>

  </details>
- **Links**:
  - arxiv:
  - GitHub:
- **Progress**: not started / reading / done
- **Notes**: (if any)
`,
		list: `# Reading list

## 2025-05-16

### Monarch: Expressive Structured Matrices

- **Tags**: Efficiency, Sparse Training,
- **Authors**: Tri Dao, Beidi Chen
- **TL;DR**:
  <details>
  A class of matrices that trains twice as fast.
  </details>
- **Links**: https://arxiv.org/abs/2204.00595
- **Progress**: Reading
- **Notes**: (if any)

### Attention Is All You Need

- **Tags**: Transformer
- **Authors**: Ashish Vaswani, Noam Shazeer
- **Abstract**:
  <details>
  Attention alone is enough for translation.
  </details>
- **Links**:
  - arxiv: https://arxiv.org/abs/1706.03762
- **Progress**: done
`,
	},
	{
		name: 'Details blocks',
		template: `<details>
<summary>Title</summary>

- **Authors**:
- **Venue**:
- **Link**: <url>

</details>
`,
		list: `# Papers

<details>
<summary>Adam</summary>

- **Authors**: Diederik Kingma, Jimmy Ba
- **Venue**: ICLR 2015
- **Link**: https://arxiv.org/abs/1412.6980

</details>

<details>
<summary>Dropout</summary>

- **Authors**: Nitish Srivastava,
- **Link**: jmlr.org/papers/v15/srivastava14a.html

</details>
`,
	},
	{
		name: 'Titles in bold',
		template: `**Title**

- Paper: URL
- Code: URL
`,
		list: `# Detection

**Deformable DETR**

- Paper: https://arxiv.org/abs/2010.04159
- Code: https://github.com/fundamentalvision/Deformable-DETR

**Sparse R-CNN**

- Paper: https://arxiv.org/abs/2011.12450
- Code: TBD
- Code : https://github.com/PeizeSun/SparseR-CNN
`,
	},
	{
		name: 'Labelled paragraphs',
		template: `**Title:** name

**Authors:** names

**Summary:** text
`,
		list: `# Notes

**Title:** Graph Attention Networks

**Authors:** Petar Veličković, Guillem Cucurull

**Summary:** Neighbours are weighed by attention.

**Title:** Inductive Representation Learning

**Author:** William Hamilton

**Summary:** text
`,
	},
	{
		name: 'List items',
		template: `- [Title](link)
  - Authors:
  - Status: to read / read
`,
		list: `# To read

- [LoRA](https://arxiv.org/abs/2106.09685)
  - Authors: Edward Hu, Yelong Shen
  - Status: read
- [QLoRA](https://arxiv.org/abs/2305.14314)
  - Authors: Tim Dettmers
  - Status: Read
- [Prefix-Tuning](https://arxiv.org/abs/2101.00190)
  - Status: to read
`,
	},
	{
		name: 'Lines',
		template: `# Awesome list

- [Name](link) - Description.
`,
		list: `# Awesome tools

## Training

- [PyTorch](https://pytorch.org) - Tensors and dynamic networks.
- [JAX](https://github.com/google/jax) - Composable transformations of programs.
- [Lightning](https://lightning.ai) - Training loops without boilerplate
- [Accelerate](https://github.com/huggingface/accelerate): The same code on any device.
- [Ray](https://ray.io) - Distributed Python.
- [DeepSpeed](https://deepspeed.ai) - Training at scale.
- [Composer](https://github.com/mosaicml/composer) - Faster training.
- [Horovod](https://horovod.ai) - Training on many machines.
- [Optuna](https://optuna.org) - Search for hyperparameters.
- [Hydra](https://hydra.cc) - Configuration of experiments.
- [JAX](https://github.com/google/jax) - Listed twice.
`,
	},
	{
		name: 'Rows of a table',
		template: `| Title | Venue | Code |
|---|---|---|
| [Title](link) | Venue Year | [GitHub](url) / N/A |
`,
		list: `# Papers

| Title | Venue | Code |
|---|---|---|
| [ViT](https://arxiv.org/abs/2010.11929) | ICLR 2021 | [GitHub](https://github.com/google-research/vision_transformer) |
| [DeiT](https://arxiv.org/abs/2012.12877) | ICML 2021 | [GitHub](https://github.com/facebookresearch/deit) |
| [Swin](https://arxiv.org/abs/2103.14030) | ICCV 2021 | n/a |
| [MAE](https://arxiv.org/abs/2111.06377) | CVPR 2022 | [GitHub](url) / N/A |
| [SimMIM](arxiv.org/abs/2111.09886) | CVPR 2022 | N/A |
| [BEiT](https://arxiv.org/abs/2106.08254) | ICLR 2022 | [GitHub](https://github.com/microsoft/unilm) |
`,
	},
	{
		name: 'A file for each entry',
		template: `---
title:
authors:
date: YYYY-MM-DD
---

## Summary

## Strengths
`,
		list: `---
title: Chain-of-Thought Prompting
authors: Jason Wei
date: 2022-13-28
---

## Summary

Steps of reasoning in the prompt help large models.
`,
	},
];
