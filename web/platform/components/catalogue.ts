/** The list of components: one folder each. A member of `ComponentProps` without its component does not compile. */
import type { Component, JSX } from "solid-js";
import type { ComponentType, TreeNode } from "../../../schema/model/pages/tree.ts";
import type { FilePickerProps } from "../parts/controls/file-picker.tsx";
import type { PickerProps } from "../parts/controls/reference-picker.tsx";

export type Catalogue = { readonly [K in ComponentType]: Component<{ node: TreeNode<K>; children: JSX.Element }> } & Pickers;

/** Controls that only some forms and filters have; a page has those it needs. */
export interface Pickers {
  readonly referencePicker: Component<PickerProps>;
  readonly filePicker: Component<FilePickerProps>;
}

export type SomePickers = { readonly [K in keyof Pickers]: Pickers[K] | undefined };
