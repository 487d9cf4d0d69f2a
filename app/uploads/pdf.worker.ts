// Reads PDFs beside the page: strangers wrote them, and long ones take a while.
import "pdfjs-dist/legacy/build/pdf.worker.mjs";
