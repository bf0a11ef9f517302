/** Icons by the names that web/pages/groups.py uses. */
import type { Component } from 'vue'
import {
  Connection,
  DataAnalysis,
  Finished,
  HomeFilled,
  List,
  Menu,
  Setting,
  UserFilled,
  View,
  Wallet,
} from '@element-plus/icons-vue'

const ICONS: Record<string, Component> = {
  home: HomeFilled,
  people: UserFilled,
  list: List,
  check: Finished,
  money: Wallet,
  eye: View,
  chart: DataAnalysis,
  link: Connection,
  setting: Setting,
}

export const iconNamed = (name: string): Component => ICONS[name] ?? Menu
