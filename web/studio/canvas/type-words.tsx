import AtSign from "lucide-solid/icons/at-sign";
import Calendar from "lucide-solid/icons/calendar";
import Clock from "lucide-solid/icons/clock";
import Coins from "lucide-solid/icons/coins";
import FileIcon from "lucide-solid/icons/file";
import Hash from "lucide-solid/icons/hash";
import ImageIcon from "lucide-solid/icons/image";
import Link from "lucide-solid/icons/link";
import ListIcon from "lucide-solid/icons/list";
import MapPin from "lucide-solid/icons/map-pin";
import Percent from "lucide-solid/icons/percent";
import Phone from "lucide-solid/icons/phone";
import Sigma from "lucide-solid/icons/sigma";
import Spline from "lucide-solid/icons/spline";
import Star from "lucide-solid/icons/star";
import AlignLeft from "lucide-solid/icons/text-align-start";
import ToggleLeft from "lucide-solid/icons/toggle-left";
import TypeIcon from "lucide-solid/icons/type";
import UserIcon from "lucide-solid/icons/user";
import type { Component } from "solid-js";
import { Dynamic } from "solid-js/web";
import { fieldTypes } from "../../../schema/blueprint/field-types.ts";
import { type FieldTypeName, fieldTypeNames } from "../../../schema/blueprint/shape.ts";
import { sentence } from "../../ui/locale.ts";

type Icon = Component<{ class?: string }>;

const icons: Record<FieldTypeName, Icon> = {
  text: TypeIcon, longText: AlignLeft, richText: AlignLeft, slug: Link, email: AtSign, phone: Phone, url: Link, colour: Star, integer: Hash, rating: Star, autoNumber: Hash,
  decimal: Hash, percent: Percent, money: Coins, boolean: ToggleLeft, date: Calendar, dateTime: Calendar, time: Clock, duration: Clock, enum: ListIcon, enums: ListIcon,
  reference: Spline, references: Spline, user: UserIcon, file: FileIcon, files: FileIcon, image: ImageIcon, images: ImageIcon, signature: ImageIcon, json: AlignLeft,
  address: MapPin, geoPoint: MapPin, rollup: Sigma, lookup: Sigma,
}; // biome-ignore format: one picture per type

/** The picture of a field type; decorative, its word stands beside it. */
export const TypeIconOf = (props: { type: FieldTypeName | null; class?: string }) => (
  <span aria-hidden="true" class={`inline-flex shrink-0 [&>svg]:size-3.5 ${props.class ?? ""}`}>
    <Dynamic component={icons[props.type ?? "text"]} />
  </span>
);

/** The word of a field type in the person's language. */
export const typeWord = (type: FieldTypeName): string => sentence(fieldTypes[type].label);

/** Types a person can choose without further settings, most used first. */
export const choosable: readonly FieldTypeName[] = fieldTypeNames.filter(
  (type) => !["rollup", "lookup", "richText", "json", "signature"].includes(type),
);
