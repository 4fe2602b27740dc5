package net.psmail.provisioning.clientsettings;

import java.io.ByteArrayOutputStream;
import java.util.function.Consumer;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes indented XML, escaped where it must be; the same input gives the same bytes. */
final class XmlText {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final XMLStreamWriter writer;
  private int depth;

  private XmlText() throws XMLStreamException {
    writer = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(bytes, "UTF-8");
  }

  static byte[] write(String docType, Consumer<XmlText> content) {
    try {
      XmlText xml = new XmlText();
      xml.writer.writeStartDocument("UTF-8", "1.0");
      if (!docType.isEmpty()) {
        xml.writer.writeCharacters("\n");
        xml.writer.writeDTD(docType);
      }
      content.accept(xml);
      xml.writer.writeCharacters("\n");
      xml.writer.writeEndDocument();
      xml.writer.close();
      return xml.bytes.toByteArray();
    } catch (XMLStreamException unwritable) {
      throw new IllegalStateException(unwritable);
    }
  }

  /** An element with attributes (name, value, name, value …) around others. */
  XmlText element(String name, Consumer<XmlText> content, String... attributes) {
    return run(
        () -> {
          start(name, attributes);
          depth++;
          content.accept(this);
          depth--;
          newLine();
          writer.writeEndElement();
        });
  }

  /** An element with text. */
  XmlText text(String name, String text) {
    return run(
        () -> {
          start(name);
          writer.writeCharacters(text);
          writer.writeEndElement();
        });
  }

  XmlText empty(String name) {
    return run(
        () -> {
          newLine();
          writer.writeEmptyElement(name);
        });
  }

  private void start(String name, String... attributes) throws XMLStreamException {
    newLine();
    writer.writeStartElement(name);
    for (int i = 0; i < attributes.length; i += 2) {
      writer.writeAttribute(attributes[i], attributes[i + 1]);
    }
  }

  private void newLine() throws XMLStreamException {
    writer.writeCharacters("\n" + "  ".repeat(depth));
  }

  private XmlText run(Writing writing) {
    try {
      writing.run();
      return this;
    } catch (XMLStreamException unwritable) {
      throw new IllegalStateException(unwritable);
    }
  }

  private interface Writing {
    void run() throws XMLStreamException;
  }
}
