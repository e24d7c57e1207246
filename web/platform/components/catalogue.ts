/** The list of components: one folder each. A member of `ComponentProps` without its component does not compile. */
import type { Component, JSX } from "solid-js";
import type { ComponentType, TreeNode } from "../../../schema/model/pages/tree.ts";

export type Catalogue = { readonly [K in ComponentType]: Component<{ node: TreeNode<K>; children: JSX.Element }> };
