#!/bin/sh
# Stands where Prisma expects its migration engine, a binary that is not installed (see prisma.config.ts).
echo "This project does not use Prisma's migration engine. Use instead:" >&2
echo "  npm run db:new -- <name>   write a migration from the changes of prisma/schema.prisma" >&2
echo "  npm run db:check           show that migrations and schema agree" >&2
echo "  npm run db:deploy          apply migrations" >&2
exit 1
