package net.psmail.portal.content;

import org.commonmark.node.CustomNode;

/** A word of the glossary within a text: its children are the words, as the text writes them. */
final class TermMark extends CustomNode {

  private final String id;
  private final String address;
  private final String definition;

  TermMark(String id, String address, String definition) {
    this.id = id;
    this.address = address;
    this.definition = definition;
  }

  String id() {
    return id;
  }

  String address() {
    return address;
  }

  String definition() {
    return definition;
  }
}
