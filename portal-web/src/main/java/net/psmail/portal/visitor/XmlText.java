package net.psmail.portal.visitor;

import java.io.ByteArrayOutputStream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes XML, in which everything is escaped as it must be. */
final class XmlText {

  private static final XMLOutputFactory WRITERS = XMLOutputFactory.newDefaultFactory();

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final XMLStreamWriter xml;

  private XmlText() throws XMLStreamException {
    xml = WRITERS.createXMLStreamWriter(bytes, "UTF-8");
  }

  static byte[] of(Writing writing) {
    try {
      XmlText text = new XmlText();
      text.xml.writeStartDocument("UTF-8", "1.0");
      writing.write(text);
      text.xml.writeEndDocument();
      text.xml.flush();
      return text.bytes.toByteArray();
    } catch (XMLStreamException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /**
   * Opens an element.
   *
   * @param attributes names and values in turn
   */
  XmlText open(String name, String... attributes) throws XMLStreamException {
    xml.writeStartElement(name);
    write(attributes);
    return this;
  }

  XmlText close() throws XMLStreamException {
    xml.writeEndElement();
    return this;
  }

  XmlText empty(String name, String... attributes) throws XMLStreamException {
    xml.writeEmptyElement(name);
    write(attributes);
    return this;
  }

  XmlText element(String name, String text, String... attributes) throws XMLStreamException {
    open(name, attributes);
    xml.writeCharacters(text);
    return close();
  }

  private void write(String... attributes) throws XMLStreamException {
    for (int i = 0; i < attributes.length; i += 2) {
      xml.writeAttribute(attributes[i], attributes[i + 1]);
    }
  }

  /** What stands in the document. */
  @FunctionalInterface
  interface Writing {
    void write(XmlText xml) throws XMLStreamException;
  }
}
